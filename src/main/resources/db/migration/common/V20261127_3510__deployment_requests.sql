-- What somebody asked to have deployed, and what became of it. Nobody approves what he or she asked for.
create table deployment_request (
    id               varchar(36)              not null primary key,
    draft_id         varchar(36)              not null references protocol_draft (id),
    project_id       varchar(36)              not null references project (id),
    digest           varchar(64)              not null,
    version_tag      varchar(64)              not null,
    note             varchar(1000)            not null,
    in_force_from    timestamp with time zone,
    state            varchar(16)              not null,
    asked_by         varchar(64)              not null,
    asked_at         timestamp with time zone not null,
    decided_by       varchar(64),
    decided_at       timestamp with time zone,
    reason           varchar(1000),
    signed_name      varchar(200),
    meaning          varchar(300),
    signature_digest varchar(64),
    constraint deployment_by_two check (state <> 'APPROVED' or decided_by <> asked_by),
    constraint deployment_signed check (state <> 'APPROVED' or signature_digest is not null)
);

create index deployment_request_project on deployment_request (project_id, asked_at);
create index deployment_request_draft on deployment_request (draft_id, asked_at);
