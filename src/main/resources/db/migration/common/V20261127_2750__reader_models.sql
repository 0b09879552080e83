-- What was known of the readers of a project at a time: posteriors rest on it, and decisions name its digest. Rows only ever grow.
create table reader_model (
    id             varchar(36)              not null primary key,
    project_id     varchar(36)              not null,
    classes_digest varchar(64)              not null,
    settled        integer                  not null,
    outcomes       integer                  not null,
    content        text                     not null,
    content_digest varchar(64)              not null,
    fitted_at      timestamp with time zone not null
);

create index reader_model_latest on reader_model (project_id, classes_digest, fitted_at);

-- What the readings of a case came to whenever the routing table was asked, with all it was asked on.
create table case_consensus (
    id             varchar(36)              not null primary key,
    case_id        varchar(36)              not null,
    round          integer                  not null,
    content        text                     not null,
    content_digest varchar(64)              not null,
    weighed_at     timestamp with time zone not null
);

create index case_consensus_case on case_consensus (case_id, weighed_at);

-- The consensus a ground truth was recorded beside, with its posterior; null for truths of before.
alter table ground_truth add column consensus_id varchar(36);
