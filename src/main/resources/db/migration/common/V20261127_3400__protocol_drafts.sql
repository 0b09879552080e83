-- A protocol while it is written. Files of it that were removed keep their row, so that revisions go on counting.
create table protocol_draft (
    id           varchar(36)              not null primary key,
    project_id   varchar(36)              not null references project (id),
    protocol_key varchar(64)              not null,
    name         varchar(128)             not null,
    base_digest  varchar(64),
    state        varchar(16)              not null,
    created_by   varchar(64)              not null,
    created_at   timestamp with time zone not null
);

create index protocol_draft_project on protocol_draft (project_id, created_at);

create table protocol_draft_file (
    draft_id   varchar(36)              not null references protocol_draft (id),
    name       varchar(128)             not null,
    revision   integer                  not null,
    removed    boolean                  not null,
    content    text                     not null,
    bytes      integer                  not null,
    changed_by varchar(64)              not null,
    changed_at timestamp with time zone not null,
    primary key (draft_id, name)
);

-- What somebody made of a file in one go: saves of the same person that follow each other are one entry, with the text they ended in.
create table protocol_draft_change (
    id         varchar(36)              not null primary key,
    draft_id   varchar(36)              not null references protocol_draft (id),
    name       varchar(128)             not null,
    revision   integer                  not null,
    removed    boolean                  not null,
    content    text                     not null,
    changed_by varchar(64)              not null,
    began_at   timestamp with time zone not null,
    ended_at   timestamp with time zone not null
);

create index protocol_draft_change_draft on protocol_draft_change (draft_id, ended_at);

create table protocol_draft_comment (
    id         varchar(36)              not null primary key,
    draft_id   varchar(36)              not null references protocol_draft (id),
    name       varchar(128),
    element    varchar(255),
    text       text                     not null,
    written_by varchar(64)              not null,
    written_at timestamp with time zone not null,
    settled_by varchar(64),
    settled_at timestamp with time zone
);

create index protocol_draft_comment_draft on protocol_draft_comment (draft_id, written_at);

-- Who has a part of a draft open, to be told to others.
create table protocol_draft_presence (
    draft_id  varchar(36)              not null references protocol_draft (id),
    name      varchar(128)             not null,
    person_id varchar(64)              not null,
    seen_at   timestamp with time zone not null,
    primary key (draft_id, name, person_id)
);
