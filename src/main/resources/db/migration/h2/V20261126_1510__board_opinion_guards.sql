create trigger board_opinion_append_only before update, delete on board_opinion for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- As for decisions: H2 truncates no table that a reference points to.
alter table board_opinion add constraint board_opinion_stays foreign key (id) references board_opinion (id);
