create trigger project_protocol_append_only before update or delete on project_protocol
    for each row execute function refuse_change();

create trigger project_protocol_no_truncate before truncate on project_protocol
    for each statement execute function refuse_change();
