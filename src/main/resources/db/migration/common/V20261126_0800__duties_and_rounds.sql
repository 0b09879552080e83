-- Who has which part in a case, beyond its readings. A part once taken stays.
create table case_part (
    case_id   varchar(36)              not null,
    person_id varchar(36)              not null,
    duty      varchar(16)              not null,
    since     timestamp with time zone not null,
    done_at   timestamp with time zone,
    primary key (case_id, person_id, duty)
);

create index case_part_person on case_part (person_id);

-- Rounds before the first that counts are history: the case was reopened since.
alter table reading_case add column first_round integer default 1 not null;

-- Several reasons to wait, joined by commas.
alter table reading_case alter column wait_code type varchar(255);

alter table decision add column level varchar(16) default 'SENIOR' not null;
alter table decision add column round integer default 1 not null;
