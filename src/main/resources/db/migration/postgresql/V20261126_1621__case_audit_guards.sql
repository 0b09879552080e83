create trigger case_audit_append_only before update or delete on case_audit
    for each row execute function refuse_change();

create trigger case_audit_no_truncate before truncate on case_audit
    for each statement execute function refuse_change();
