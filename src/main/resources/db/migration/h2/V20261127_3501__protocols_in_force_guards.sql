create trigger project_protocol_append_only before update, delete on project_protocol for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table project_protocol add constraint project_protocol_stays
    foreign key (project_id, seq) references project_protocol (project_id, seq);
