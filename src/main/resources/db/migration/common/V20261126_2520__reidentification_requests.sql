-- Who asked for what and who allowed it; never the answer. comment: why, as the person put it.
create table reidentification_request (
    id varchar(36) not null primary key,
    project_id varchar(36) not null,
    pseudonym varchar(64) not null,
    reason varchar(40) not null,
    comment text not null,
    requested_by varchar(36) not null,
    requested_at timestamp with time zone not null,
    state varchar(12) not null,
    decided_by varchar(36),
    decided_at timestamp with time zone,
    decision text,
    shown_until timestamp with time zone,
    seen_at timestamp with time zone,
    signer_name varchar(200),
    meaning varchar(300),
    signature_digest varchar(64),
    constraint reidentification_by_two check (decided_by is null or decided_by <> requested_by)
);

create index reidentification_request_by_project on reidentification_request (project_id, requested_at);
