-- One-time links by which a person sets a password; the hash only, at most one for each person.
create table password_link (
    person_id  varchar(36)              not null primary key references person (id),
    token_hash varchar(64)              not null unique,
    expires_at timestamp with time zone not null
);
