-- What a task can be looked for by, and that it was taken from a holder who was late or away.
alter table worklist_item add column modality varchar(16);
alter table worklist_item add column pictures varchar(36);
alter table worklist_item add column taken_over_at timestamp with time zone;

update worklist_item set
    modality = (select c.modality from reading_case c where c.id = worklist_item.case_id),
    pictures = (select c.series_id from reading_case c where c.id = worklist_item.case_id)
where case_id is not null;
update worklist_item set
    modality = (select s.modality from series s where s.id = worklist_item.series_id),
    pictures = series_id
where case_id is null;

create index reading_person on reading (reader_id);
create index reading_decline_person on reading_decline (person_id);

-- Which part a person has in a case: done, it keeps them from everything else in it; begun, from every other duty.
create view case_involvement (case_id, person_id, duty, done) as
select case_id, reader_id, cast('READER' as varchar(16)), true from reading
union all
select case_id, person_id, cast('READER' as varchar(16)), true from reading_decline
union all
select case_id, person_id, duty, done_at is not null from case_part;
