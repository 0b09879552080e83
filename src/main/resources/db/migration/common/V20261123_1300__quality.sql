create table case_score (
    case_id           varchar(36)              not null,
    round             integer                  not null,
    readings          integer                  not null,
    percent_agreement double precision,
    metrics           text                     not null,
    scored_at         timestamp with time zone not null,
    primary key (case_id, round)
);
