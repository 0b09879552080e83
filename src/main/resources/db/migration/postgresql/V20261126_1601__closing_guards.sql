create trigger ground_truth_reading_append_only before update or delete on ground_truth_reading
    for each row execute function refuse_change();

create trigger ground_truth_reading_no_truncate before truncate on ground_truth_reading
    for each statement execute function refuse_change();
