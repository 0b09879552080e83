create trigger case_message_append_only before update or delete on case_message
    for each row execute function refuse_change();

create trigger case_message_no_truncate before truncate on case_message
    for each statement execute function refuse_change();
