-- Readings from before a case was reopened: kept for ever, they count no more.
alter table reading add column set_aside_at timestamp with time zone;

-- The round of the case in which it was recorded.
alter table ground_truth add column round integer default 1 not null;

-- Which readings, each in which revision, a truth rests on.
create table ground_truth_reading (
    truth_id   varchar(36) not null references ground_truth (id),
    reading_id varchar(36) not null,
    revision   integer     not null,
    primary key (truth_id, reading_id)
);

insert into ground_truth_reading (truth_id, reading_id, revision)
select t.id, r.id, r.latest_revision
from ground_truth t join reading r on r.case_id = t.case_id
where r.submitted_at is not null;

-- Feedback is given once per truth, shown once that truth is released, and may come from an audit too.
create table feedback_to_reader (
    id             varchar(36)              not null primary key,
    case_id        varchar(36)              not null,
    reader_id      varchar(36)              not null,
    source         varchar(16)              not null,
    source_id      varchar(36)              not null,
    given          varchar(4000)            not null,
    truth          varchar(4000)            not null,
    text           varchar(4000),
    created_at     timestamp with time zone not null,
    released_at    timestamp with time zone,
    constraint feedback_once unique (source_id, reader_id)
);

insert into feedback_to_reader (id, case_id, reader_id, source, source_id, given, truth, created_at, released_at)
select f.id, f.case_id, f.reader_id, 'TRUTH', coalesce(max(t.id), f.case_id), f.given, f.truth, f.created_at, f.created_at
from feedback_item f left join ground_truth t on t.case_id = f.case_id
group by f.id, f.case_id, f.reader_id, f.given, f.truth, f.created_at;

drop table feedback_item;

alter table feedback_to_reader rename to feedback_item;

create index feedback_item_reader on feedback_item (reader_id, created_at);
create index feedback_item_case on feedback_item (case_id);
