-- Tasks as people see them: written in the engine's transaction, so a row is never ahead of or behind its task.
create table worklist_item (
    task_id varchar(64) not null primary key,
    element varchar(255) not null,
    name varchar(255) not null,
    form varchar(255) not null,
    role varchar(32) not null,
    project_id varchar(36) not null,
    case_id varchar(36),
    series_id varchar(36),
    assignee varchar(64),
    priority varchar(16) not null,
    created_at timestamp with time zone not null,
    due_at timestamp with time zone,
    rework_reason text,
    reading_id varchar(36),
    closed_at timestamp with time zone
);
create index worklist_item_open on worklist_item (project_id, role, closed_at);
create index worklist_item_assignee on worklist_item (assignee, closed_at);
create index worklist_item_case on worklist_item (case_id);
create index worklist_item_series on worklist_item (series_id);

-- What was handed in, by digest only, so that a repeated request gets the same answer.
create table worklist_submission (
    task_id varchar(64) not null primary key,
    person_id varchar(36) not null,
    idempotency_key varchar(200),
    content_digest varchar(64) not null,
    submitted_at timestamp with time zone not null
);
