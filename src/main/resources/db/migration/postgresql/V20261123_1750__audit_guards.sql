create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();

create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function refuse_change();

create trigger audit_head_stays before delete on audit_head
    for each row execute function refuse_change();

create trigger audit_head_no_truncate before truncate on audit_head
    for each statement execute function refuse_change();
