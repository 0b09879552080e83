create table intake (
    id varchar(36) not null primary key,
    project_id varchar(36) not null,
    received_by varchar(100) not null,
    received_at timestamp with time zone not null,
    idempotency_key varchar(200),
    content_digest varchar(64) not null,
    constraint intake_idempotency unique (project_id, idempotency_key)
);

create table intake_rejection (
    intake_id varchar(36) not null references intake (id),
    seq integer not null,
    file_name varchar(255) not null,
    code varchar(40) not null,
    primary key (intake_id, seq)
);

-- UIDs are the de-identified ones, null before; originals are never in the database.
create table series (
    id varchar(36) not null primary key,
    project_id varchar(36) not null,
    intake_id varchar(36) not null references intake (id),
    seq integer not null,
    state varchar(20) not null,
    modality varchar(16),
    study_uid varchar(64),
    series_uid varchar(64),
    deidentified_at timestamp with time zone,
    deidentification varchar(200),
    verdict varchar(8),
    measures text,
    decision varchar(10),
    decided_by varchar(100),
    decided_at timestamp with time zone,
    decision_reason text,
    overdue_at timestamp with time zone
);

create index series_by_intake on series (intake_id);
create index series_by_project on series (project_id, state);

-- stored_digest: SHA-256 of the de-identified object; until then the original lies in the inbox under inbox_name.
create table series_object (
    id varchar(36) not null primary key,
    series_id varchar(36) not null references series (id),
    seq integer not null,
    inbox_name varchar(20) not null,
    stored_digest varchar(64),
    sop_uid varchar(64),
    transfer_syntax varchar(64),
    frames integer,
    display_order integer,
    pixel_digest varchar(64),
    constraint series_object_seq unique (series_id, seq)
);

create index series_object_by_sop_uid on series_object (sop_uid);
create index series_object_by_pixels on series_object (pixel_digest);

create table series_finding (
    series_id varchar(36) not null references series (id),
    source varchar(20) not null,
    seq integer not null,
    code varchar(40) not null,
    severity varchar(8) not null,
    detail text not null,
    primary key (series_id, source, seq)
);
