create trigger decision_append_only before update or delete on decision
    for each row execute function refuse_change();

create trigger decision_no_truncate before truncate on decision
    for each statement execute function refuse_change();
create trigger ground_truth_append_only before update or delete on ground_truth
    for each row execute function refuse_change();

create trigger ground_truth_no_truncate before truncate on ground_truth
    for each statement execute function refuse_change();
