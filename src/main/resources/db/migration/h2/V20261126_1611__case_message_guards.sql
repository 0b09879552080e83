create trigger case_message_append_only before update, delete on case_message for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table case_message add constraint case_message_stays foreign key (id) references case_message (id);
