create table case_audit (
    id             varchar(36)              not null primary key,
    case_id        varchar(36)              not null,
    truth_id       varchar(36)              not null,
    round          integer                  not null,
    verdict        varchar(16)              not null,
    findings       text                     not null,
    comment        varchar(4000),
    auditor_id     varchar(36)              not null,
    signed_name    varchar(128)             not null,
    meaning        varchar(255)             not null,
    signed_at      timestamp with time zone not null,
    content_digest varchar(64)              not null
);

create index case_audit_case on case_audit (case_id, signed_at);

-- What was signed is carried out once.
create table case_audit_done (
    audit_id varchar(36)              not null primary key references case_audit (id),
    done_at  timestamp with time zone not null
);

-- Whether a truth was drawn for an audit, and by which rule; RANDOM alone is a fair sample.
create table audit_draw (
    truth_id varchar(36)  not null primary key,
    case_id  varchar(36)  not null,
    sampled  boolean      not null,
    reason   varchar(128) not null
);

-- Classes of a truth, to tell which are rare. Truths of before this table are not counted: their classes pass as rarer than they are.
create table ground_truth_class (
    truth_id    varchar(36)  not null,
    case_id     varchar(36)  not null,
    project_id  varchar(36)  not null,
    label_class varchar(255) not null,
    primary key (truth_id, label_class)
);

create index ground_truth_class_found on ground_truth_class (project_id, label_class);

create index reading_reader on reading (reader_id);
