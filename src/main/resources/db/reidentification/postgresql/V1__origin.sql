-- sealed: nonce and ciphertext in Base64; whom a pseudonym stands for is not to be read here.
create table origin (
    id varchar(36) not null primary key,
    project_id varchar(36) not null,
    pseudonym varchar(64) not null,
    study_uid varchar(64) not null,
    sealed text not null,
    recorded_at timestamp with time zone not null
);

create index origin_by_pseudonym on origin (project_id, pseudonym);
create index origin_by_study on origin (project_id, study_uid);

-- The application adds rows and reads none.
revoke all on origin from public;
grant usage on schema reidentification to ${application};
grant insert on origin to ${application};
