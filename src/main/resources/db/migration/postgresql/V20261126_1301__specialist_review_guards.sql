create trigger specialist_review_append_only before update or delete on specialist_review
    for each row execute function refuse_change();

create trigger specialist_review_no_truncate before truncate on specialist_review
    for each statement execute function refuse_change();
create trigger rework_request_append_only before update or delete on rework_request
    for each row execute function refuse_change();

create trigger rework_request_no_truncate before truncate on rework_request
    for each statement execute function refuse_change();
create trigger rework_step_append_only before update or delete on rework_step
    for each row execute function refuse_change();

create trigger rework_step_no_truncate before truncate on rework_step
    for each statement execute function refuse_change();
