-- What leads and data managers did to a case from outside its diagram, each with its reason, where it has one.
create table case_message (
    id        varchar(36)              not null primary key,
    case_id   varchar(36)              not null,
    message   varchar(16)              not null,
    reason    varchar(1000),
    sent_by   varchar(64)              not null,
    sent_at   timestamp with time zone not null
);

create index case_message_case on case_message (case_id, sent_at);

alter table reading_case add column held_at timestamp with time zone;
alter table reading_case add column held_reason varchar(1000);

-- Since when its case is on hold; null for a task that may be worked on.
alter table worklist_item add column held_at timestamp with time zone;
