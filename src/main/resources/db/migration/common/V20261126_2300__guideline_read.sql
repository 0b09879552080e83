-- The version of a protocol under whose guideline a person last said they know it, so that they are shown what changed since.
create table guideline_read (
    protocol_key    varchar(255)             not null,
    person_id       varchar(36)              not null,
    protocol_digest varchar(64)              not null references protocol_version (digest),
    read_at         timestamp with time zone not null,
    primary key (protocol_key, person_id)
);
