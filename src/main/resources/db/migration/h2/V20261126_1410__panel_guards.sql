create trigger referral_append_only before update, delete on referral for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger panel_append_only before update, delete on panel for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger panel_chair_append_only before update, delete on panel_chair for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger panel_vote_append_only before update, delete on panel_vote for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger panel_settlement_append_only before update, delete on panel_settlement for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table referral add constraint referral_stays foreign key (id) references referral (id);
alter table panel add constraint panel_stays foreign key (id) references panel (id);
alter table panel_vote add constraint panel_vote_stays foreign key (id) references panel_vote (id);
alter table panel_chair add constraint panel_chair_stays foreign key (panel_id, number) references panel_chair (panel_id, number);
alter table panel_settlement add constraint panel_settlement_stays foreign key (panel_id) references panel_settlement (panel_id);
