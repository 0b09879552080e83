create trigger device_rule_append_only before update, delete on device_rule for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger device_rule_end_append_only before update, delete on device_rule_end for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table device_rule_end add constraint device_rule_end_stays foreign key (rule_id) references device_rule_end (rule_id);
alter table series_clearance add constraint series_clearance_stays foreign key (id) references series_clearance (id);
