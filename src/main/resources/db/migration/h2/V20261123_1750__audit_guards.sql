create trigger audit_entry_append_only before update, delete on audit_entry for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger audit_head_stays before delete on audit_head for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
