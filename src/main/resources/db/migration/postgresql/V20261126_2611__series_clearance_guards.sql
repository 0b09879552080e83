create trigger series_clearance_append_only before update or delete on series_clearance
    for each row execute function refuse_change();

create trigger series_clearance_no_truncate before truncate on series_clearance
    for each statement execute function refuse_change();
