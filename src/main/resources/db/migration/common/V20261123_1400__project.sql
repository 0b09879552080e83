create table protocol_version (
    digest            varchar(64)              not null primary key,
    protocol_key      varchar(64)              not null,
    name              varchar(255)             not null,
    version_tag       varchar(64)              not null,
    definition_id     varchar(64)              not null,
    schema_json       text                     not null,
    guideline         text                     not null,
    guideline_version varchar(12)              not null,
    deployed_at       timestamp with time zone not null
);

create table project (
    id              varchar(36)              not null primary key,
    name            varchar(128)             not null unique,
    protocol_digest varchar(64)              not null,
    created_at      timestamp with time zone not null
);

create table reading_case (
    id              varchar(36)              not null primary key,
    project_id      varchar(36)              not null,
    series_id       varchar(36)              not null unique,
    protocol_digest varchar(64)              not null,
    modality        varchar(16)              not null,
    priority        varchar(16)              not null,
    state           varchar(16)              not null,
    round           integer                  not null,
    route           varchar(32),
    route_reason    varchar(128),
    wait_code       varchar(64),
    overdue_since   timestamp with time zone,
    opened_at       timestamp with time zone not null,
    closed_at       timestamp with time zone
);

create index reading_case_project on reading_case (project_id, opened_at);
