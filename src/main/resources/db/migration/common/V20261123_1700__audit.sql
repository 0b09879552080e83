-- Every hash covers the entry and the hash before it.
create table audit_entry (
    seq           bigint                   not null primary key,
    recorded_at   timestamp with time zone not null,
    event_type    varchar(64)              not null,
    actor_id      varchar(64)              not null,
    actor_roles   varchar(255)             not null,
    subject_id    varchar(64)              not null,
    project_id    varchar(36),
    facts         text                     not null,
    previous_hash varchar(64)              not null,
    hash          varchar(64)              not null unique
);

create index audit_entry_subject on audit_entry (subject_id, seq);
create index audit_entry_project on audit_entry (project_id, seq);

-- One row: the end of the chain, locked while a transaction appends. The reference keeps the last entry in its place, and keeps
-- H2 from truncating the entries.
create table audit_head (
    id   integer     not null primary key check (id = 1),
    seq  bigint,
    hash varchar(64) not null,
    constraint audit_head_entry foreign key (seq) references audit_entry (seq)
);

insert into audit_head (id, seq, hash)
values (1, null, '0000000000000000000000000000000000000000000000000000000000000000');
