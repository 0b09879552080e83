-- Which secret a project uses, told by a keyed value that only that secret gives; the secret itself is never in the database.
create table project_key (
    project_id varchar(36) not null primary key,
    check_value varchar(64) not null,
    used_since timestamp with time zone not null
);
