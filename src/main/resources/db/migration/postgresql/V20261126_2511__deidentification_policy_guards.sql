create trigger deidentification_policy_append_only before update or delete on deidentification_policy
    for each row execute function refuse_change();

create trigger deidentification_policy_no_truncate before truncate on deidentification_policy
    for each statement execute function refuse_change();
