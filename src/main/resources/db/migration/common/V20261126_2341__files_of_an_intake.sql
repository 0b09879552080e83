-- Which of the files that were sent an object or a refusal came from, and which file of that where it was an archive, both from 1.
-- Numbers, no names: a name may tell who the patient is. Null for what was taken in before.
alter table series_object add column sent_part integer;
alter table series_object add column sent_entry integer;
alter table intake_rejection add column sent_part integer;
alter table intake_rejection add column sent_entry integer;
