create trigger device_rule_append_only before update or delete on device_rule
    for each row execute function refuse_change();

create trigger device_rule_no_truncate before truncate on device_rule
    for each statement execute function refuse_change();

create trigger device_rule_end_append_only before update or delete on device_rule_end
    for each row execute function refuse_change();

create trigger device_rule_end_no_truncate before truncate on device_rule_end
    for each statement execute function refuse_change();
