create trigger series_clearance_append_only before update, delete on series_clearance for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
