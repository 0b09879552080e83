create trigger case_audit_append_only before update, delete on case_audit for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
