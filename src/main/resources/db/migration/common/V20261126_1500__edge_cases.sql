-- The edge-case register. An entry is opened when a case comes before the board and written once more when the board has decided.
create table edge_case (
    id                 varchar(36)              not null primary key,
    project_id         varchar(36)              not null,
    case_id            varchar(36)              not null,
    round              integer                  not null,
    state              varchar(16)              not null,
    raised_level       varchar(16)              not null,
    raised_by          varchar(36),
    raised_category    varchar(32),
    first_seat         varchar(16)              not null,
    category           varchar(32),
    outcome            varchar(32),
    reason             varchar(2000),
    guideline_sentence varchar(1000),
    decision_id        varchar(36),
    opened_at          timestamp with time zone not null,
    closed_at          timestamp with time zone
);

create index edge_case_project on edge_case (project_id, state, opened_at);
create index edge_case_case on edge_case (case_id, opened_at);

-- A tag that is taken off keeps its row: who put it on, who took it off.
create table edge_case_tag (
    id         varchar(36)              not null primary key,
    entry_id   varchar(36)              not null,
    tag        varchar(40)              not null,
    added_by   varchar(64)              not null,
    added_at   timestamp with time zone not null,
    removed_by varchar(64),
    removed_at timestamp with time zone
);

create index edge_case_tag_entry on edge_case_tag (entry_id);
create index edge_case_tag_tag on edge_case_tag (tag);

create table board_opinion (
    id                 varchar(36)              not null primary key,
    entry_id           varchar(36)              not null,
    seat               varchar(16)              not null,
    member_id          varchar(36)              not null,
    outcome            varchar(32)              not null,
    labels             text                     not null,
    category           varchar(32),
    tags               text                     not null,
    reason             varchar(2000)            not null,
    guideline_sentence varchar(1000),
    signed_name        varchar(128)             not null,
    meaning            varchar(255)             not null,
    signed_at          timestamp with time zone not null,
    content_digest     varchar(64)              not null,
    unique (entry_id, seat),
    unique (entry_id, member_id)
);
