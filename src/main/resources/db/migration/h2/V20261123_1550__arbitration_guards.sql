create trigger decision_append_only before update, delete on decision for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger ground_truth_append_only before update, delete on ground_truth for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
