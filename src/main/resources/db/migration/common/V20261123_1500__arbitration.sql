-- The order in which the arbiter sees the readings: random per case, fixed once.
create table arbitration_alias (
    case_id    varchar(36) not null,
    reading_id varchar(36) not null,
    number     integer     not null,
    primary key (case_id, reading_id),
    unique (case_id, number)
);

create table decision (
    id                varchar(36)              not null primary key,
    case_id           varchar(36)              not null,
    revision          integer                  not null,
    kind              varchar(16)              not null,
    chosen_reading_id varchar(36),
    labels            text                     not null,
    reason_code       varchar(64)              not null,
    comment           varchar(4000),
    dissent           text                     not null,
    arbiter_id        varchar(36)              not null,
    signed_name       varchar(128)             not null,
    meaning           varchar(255)             not null,
    signed_at         timestamp with time zone not null,
    content_digest    varchar(64)              not null,
    unique (case_id, revision)
);

create table ground_truth (
    id                varchar(36)              not null primary key,
    case_id           varchar(36)              not null,
    revision          integer                  not null,
    origin            varchar(16)              not null,
    labels            text                     not null,
    soft_label        text                     not null,
    percent_agreement double precision,
    decision_id       varchar(36),
    protocol_digest   varchar(64)              not null,
    recorded_at       timestamp with time zone not null,
    unique (case_id, revision)
);

create table feedback_item (
    id         varchar(36)              not null primary key,
    case_id    varchar(36)              not null,
    reader_id  varchar(36)              not null,
    given      varchar(4000)            not null,
    truth      varchar(4000)            not null,
    created_at timestamp with time zone not null,
    unique (case_id, reader_id)
);

create index feedback_item_reader on feedback_item (reader_id, created_at);
