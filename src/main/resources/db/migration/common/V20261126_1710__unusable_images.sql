-- Whoever had the case says that its images cannot be used, and why. Held once a data manager was asked about it.
create table unusable_report (
    id          varchar(36)              not null primary key,
    case_id     varchar(36)              not null,
    reported_by varchar(36)              not null,
    duty        varchar(16)              not null,
    reason      varchar(4000)            not null,
    reported_at timestamp with time zone not null,
    held_at     timestamp with time zone
);

create index unusable_report_case on unusable_report (case_id, reported_at);
