-- Which version new cases of a project begin under, and from when. A later row counts from its time on, whatever was planned before.
create table project_protocol (
    project_id    varchar(36)              not null,
    seq           integer                  not null,
    digest        varchar(64)              not null,
    in_force_from timestamp with time zone not null,
    kind          varchar(16)              not null,
    set_at        timestamp with time zone not null,
    set_by        varchar(64)              not null,
    note          varchar(1000),
    primary key (project_id, seq)
);

insert into project_protocol (project_id, seq, digest, in_force_from, kind, set_at, set_by)
select id, 1, protocol_digest, created_at, 'FOUNDED', created_at, 'system:migration' from project;

alter table project drop column protocol_digest;

-- Null for those that ship; others belong to the project that made them, and no other project is offered them.
alter table protocol_version add column project_id varchar(36);
