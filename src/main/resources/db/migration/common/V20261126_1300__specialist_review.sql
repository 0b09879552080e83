-- What a specialist said of the readings of a case, each time. A signed decision stands in its own table.
create table specialist_review (
    id            varchar(36)              not null primary key,
    case_id       varchar(36)              not null,
    round         integer                  not null,
    specialist_id varchar(64)              not null,
    kind          varchar(16)              not null,
    reading_id    varchar(36),
    reason_code   varchar(64),
    category      varchar(64),
    comment       varchar(4000),
    returned      integer                  not null,
    decision_id   varchar(36),
    concluded_at  timestamp with time zone not null
);

create index specialist_review_case on specialist_review (case_id, concluded_at);

-- A submitted reading that is to go back to its reader: why, and where to look.
create table rework_request (
    id          varchar(36)              not null primary key,
    case_id     varchar(36)              not null,
    reading_id  varchar(36)              not null,
    reason_code varchar(64)              not null,
    comment     varchar(4000)            not null,
    places      text                     not null,
    asked_by    varchar(64)              not null,
    asked_at    timestamp with time zone not null
);

create index rework_request_case on rework_request (case_id, asked_at);
create index rework_request_reading on rework_request (reading_id);

-- How far a request got: PICKED, then DONE or MISSED; open while there is none.
create table rework_step (
    request_id varchar(36)              not null references rework_request (id),
    step       varchar(16)              not null,
    taken_at   timestamp with time zone not null,
    primary key (request_id, step)
);
