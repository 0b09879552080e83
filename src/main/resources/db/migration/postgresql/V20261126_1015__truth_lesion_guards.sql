create trigger truth_lesion_append_only before update or delete on truth_lesion
    for each row execute function refuse_change();

create trigger truth_lesion_no_truncate before truncate on truth_lesion
    for each statement execute function refuse_change();
