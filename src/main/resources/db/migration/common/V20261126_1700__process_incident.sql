-- Steps that failed at every attempt; the engine forgets a resolved incident, this list does not.
create table process_incident (
    id          varchar(36)              not null primary key,
    job_id      varchar(64)              not null,
    project_id  varchar(36)              not null,
    case_id     varchar(36),
    series_id   varchar(36),
    process     varchar(255)             not null,
    element     varchar(255)             not null,
    cause       varchar(1000)            not null,
    raised_at   timestamp with time zone not null,
    resolved_at timestamp with time zone
);

create index process_incident_job on process_incident (job_id);
create index process_incident_project on process_incident (project_id, resolved_at);
create index process_incident_case on process_incident (case_id, resolved_at);
