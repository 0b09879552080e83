-- When a person is away. Without a project, from all of theirs. It begins by the clock and ends when ended_at is set.
create table absence (
    id          varchar(36)              not null primary key,
    person_id   varchar(36)              not null,
    project_id  varchar(36),
    from_at     timestamp with time zone not null,
    until_at    timestamp with time zone not null,
    deputy_id   varchar(36),
    recorded_by varchar(64)              not null,
    recorded_at timestamp with time zone not null,
    begun_at    timestamp with time zone,
    ended_at    timestamp with time zone
);

create index absence_person on absence (person_id, ended_at);
create index absence_project on absence (project_id, ended_at);
