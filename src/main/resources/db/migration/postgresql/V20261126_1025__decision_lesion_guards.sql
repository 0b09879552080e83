create trigger decision_lesion_append_only before update or delete on decision_lesion
    for each row execute function refuse_change();

create trigger decision_lesion_no_truncate before truncate on decision_lesion
    for each statement execute function refuse_change();
