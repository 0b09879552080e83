-- What a decision says of each lesion, where it was taken lesion by lesion; label is null where the lesion was dropped.
create table decision_lesion (
    decision_id varchar(36) not null references decision (id),
    lesion      integer     not null,
    action      varchar(16) not null,
    label       text,
    dissent     text        not null,
    primary key (decision_id, lesion)
);
