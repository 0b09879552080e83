create trigger annotation_append_only before update, delete on annotation for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
