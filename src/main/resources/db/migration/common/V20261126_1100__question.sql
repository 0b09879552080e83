-- What somebody who works on a case asks the data manager, and the answer. Neither is shown to anybody else who reads.
create table question (
    id          varchar(36)              not null primary key,
    case_id     varchar(36)              not null references reading_case (id),
    asked_by    varchar(36)              not null,
    text        varchar(2000)            not null,
    asked_at    timestamp with time zone not null,
    answer      varchar(2000),
    answered_by varchar(36),
    answered_at timestamp with time zone
);

create index question_case on question (case_id);
