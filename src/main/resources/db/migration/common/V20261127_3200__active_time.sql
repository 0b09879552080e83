-- How long a person worked on a task: time in which they touched nothing, or had it out of sight, is not in it.
create table active_time (
    task_id        varchar(64)              not null,
    person_id      varchar(36)              not null,
    reading_id     varchar(36) references reading (id) on delete set null,
    active_seconds integer                  not null,
    first_at       timestamp with time zone not null,
    last_at        timestamp with time zone not null,
    primary key (task_id, person_id)
);

create index active_time_reading on active_time (reading_id);

-- What a person works in one go; a break ends it.
create table sitting (
    person_id      varchar(36)              not null primary key,
    began_at       timestamp with time zone not null,
    last_at        timestamp with time zone not null,
    active_seconds integer                  not null
);
