create trigger reader_model_append_only before update, delete on reader_model for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger case_consensus_append_only before update, delete on case_consensus for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table reader_model add constraint reader_model_stays foreign key (id) references reader_model (id);
alter table case_consensus add constraint case_consensus_stays foreign key (id) references case_consensus (id);
