create table reading (
    id              varchar(36)              not null primary key,
    case_id         varchar(36)              not null,
    round           integer                  not null,
    level_group     varchar(40)              not null,
    reader_id       varchar(64)              not null,
    task_id         varchar(64)              not null,
    opened          boolean default false    not null,
    latest_revision integer default 0        not null,
    started_at      timestamp with time zone not null,
    submitted_at    timestamp with time zone,
    constraint reading_once_per_person unique (case_id, reader_id, level_group)
);

create index reading_task on reading (task_id);

-- A revision names the one before it; the reference to its own table also keeps H2 from truncating it.
create table annotation (
    id                varchar(36)              not null primary key,
    reading_id        varchar(36)              not null references reading (id),
    revision          integer                  not null,
    previous_id       varchar(36) references annotation (id),
    content           text                     not null,
    content_digest    varchar(64)              not null,
    protocol_digest   varchar(64)              not null,
    guideline_version varchar(200)             not null,
    created_at        timestamp with time zone not null,
    constraint annotation_revision unique (reading_id, revision)
);

create table reading_decline (
    case_id     varchar(36)              not null,
    person_id   varchar(64)              not null,
    reason      varchar(1000)            not null,
    declined_at timestamp with time zone not null,
    primary key (case_id, person_id)
);
