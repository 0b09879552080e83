-- Exports that were asked for. The file goes after a while, the row stays. An attempt that is superseded changes the row no more.
create table dataset_export (
    id             varchar(36)              not null primary key,
    project_id     varchar(36)              not null references project (id),
    format         varchar(8)               not null,
    requested_by   varchar(64)              not null,
    requested_at   timestamp with time zone not null,
    state          varchar(16)              not null,
    attempt        integer                  not null,
    alive_at       timestamp with time zone not null,
    cases_total    integer                  not null,
    cases_done     integer                  not null,
    -- What the file holds beside cases: how many were left out, and how many messages had taken a case back before it was written.
    open_left_out  integer,
    withdrawn_out  integer,
    taken_back     integer,
    size_bytes     bigint,
    sha256         varchar(64),
    reason         varchar(64),
    finished_at    timestamp with time zone,
    file_gone_at   timestamp with time zone
);

create index dataset_export_project on dataset_export (project_id, requested_at);
create index dataset_export_state on dataset_export (state);
