-- A draft run on recorded labels. The diagrams are kept with it: the draft goes on being written, and the counts belong to these.
create table replay_run (
    id           varchar(36)              not null primary key,
    draft_id     varchar(36)              not null references protocol_draft (id),
    digest       varchar(64)              not null,
    source       varchar(16)              not null,
    source_name  varchar(255)             not null,
    state        varchar(16)              not null,
    cases_total  integer                  not null,
    cases_done   integer                  not null,
    left_out     text                     not null,
    findings     integer                  not null,
    diagrams     text                     not null,
    reason       text,
    report       text,
    cases_csv    text,
    requested_by varchar(64)              not null,
    requested_at timestamp with time zone not null,
    alive_at     timestamp with time zone not null,
    finished_at  timestamp with time zone
);

create index replay_run_draft on replay_run (draft_id, requested_at);
