create trigger reader_model_append_only before update or delete on reader_model
    for each row execute function refuse_change();

create trigger reader_model_no_truncate before truncate on reader_model
    for each statement execute function refuse_change();

create trigger case_consensus_append_only before update or delete on case_consensus
    for each row execute function refuse_change();

create trigger case_consensus_no_truncate before truncate on case_consensus
    for each statement execute function refuse_change();
