create trigger deidentification_policy_append_only before update, delete on deidentification_policy for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table deidentification_policy add constraint deidentification_policy_stays
    foreign key (project_id, version) references deidentification_policy (project_id, version);
