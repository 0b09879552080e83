-- Which node fits the readers of a project, and until when nobody else does.
create table reader_model_fit (
    project_id     varchar(36)              not null,
    classes_digest varchar(64)              not null,
    claimed_until  timestamp with time zone not null,
    primary key (project_id, classes_digest)
);
