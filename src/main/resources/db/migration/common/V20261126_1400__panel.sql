-- An arbiter hands a case on instead of deciding it.
create table referral (
    id             varchar(36)              not null primary key,
    case_id        varchar(36)              not null,
    round          integer                  not null,
    kind           varchar(16)              not null,
    category       varchar(32),
    comment        varchar(4000)            not null,
    arbiter_id     varchar(36)              not null,
    signed_name    varchar(128)             not null,
    meaning        varchar(255)             not null,
    signed_at      timestamp with time zone not null,
    content_digest varchar(64)              not null
);

create index referral_case on referral (case_id, signed_at);

create table panel (
    id        varchar(36)              not null primary key,
    case_id   varchar(36)              not null,
    number    integer                  not null,
    round     integer                  not null,
    seats     integer                  not null,
    opened_at timestamp with time zone not null,
    unique (case_id, number)
);

-- Whoever was named to chair a panel without a majority; the last one decides.
create table panel_chair (
    panel_id   varchar(36)              not null,
    number     integer                  not null,
    person_id  varchar(36)              not null,
    elected_at timestamp with time zone not null,
    primary key (panel_id, number)
);

create table panel_vote (
    id                varchar(36)              not null primary key,
    panel_id          varchar(36)              not null,
    member_id         varchar(36)              not null,
    kind              varchar(16)              not null,
    chosen_reading_id varchar(36),
    labels            text                     not null,
    reason_code       varchar(64)              not null,
    comment           varchar(4000),
    signed_name       varchar(128)             not null,
    meaning           varchar(255)             not null,
    signed_at         timestamp with time zone not null,
    content_digest    varchar(64)              not null,
    unique (panel_id, member_id)
);

create table panel_settlement (
    panel_id    varchar(36)              not null primary key,
    decision_id varchar(36)              not null,
    chair_id    varchar(36),
    dissent     text                     not null,
    settled_at  timestamp with time zone not null
);
