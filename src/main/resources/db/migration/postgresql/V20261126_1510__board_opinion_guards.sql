create trigger board_opinion_append_only before update or delete on board_opinion
    for each row execute function refuse_change();

create trigger board_opinion_no_truncate before truncate on board_opinion
    for each statement execute function refuse_change();
