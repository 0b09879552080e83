-- What a person had entered for a task and not handed in, or lost the race to hand in. It outlives the task until its person deletes it.
create table task_draft (
    task_id   varchar(64)              not null,
    person_id varchar(36)              not null,
    content   text                     not null,
    saved_at  timestamp with time zone not null,
    lost      boolean                  not null,
    primary key (task_id, person_id)
);

create index task_draft_person on task_draft (person_id);
