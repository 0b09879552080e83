-- Tours of the pages that a person has closed: they come back only when asked for.
create table tour_seen (
    person_id varchar(36)              not null,
    tour      varchar(32)              not null,
    seen_at   timestamp with time zone not null,
    primary key (person_id, tour)
);
