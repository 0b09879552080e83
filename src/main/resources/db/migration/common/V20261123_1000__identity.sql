create table person (
    id            varchar(36)              not null primary key,
    username      varchar(64)              not null unique,
    display_name  varchar(128)             not null,
    password_hash varchar(256)             not null,
    admin         boolean                  not null,
    enabled       boolean                  not null,
    created_at    timestamp with time zone not null
);

create table membership (
    project_id varchar(36)              not null,
    person_id  varchar(36)              not null,
    role       varchar(32)              not null,
    granted_by varchar(64)              not null,
    granted_at timestamp with time zone not null,
    primary key (project_id, person_id, role)
);

create index membership_person on membership (person_id);

-- One row while nobody has an account yet: the hash of the token in the one-time link.
create table setup_token (
    token_hash varchar(64)              not null primary key,
    expires_at timestamp with time zone not null
);
