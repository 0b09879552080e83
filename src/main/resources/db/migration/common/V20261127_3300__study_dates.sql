-- The day of the study as its de-identified header says it, moved as all days of its patient are: what came before what, and by how many
-- days. Null where the header names no whole day, and of series that were taken in before this was kept.
alter table series_origin add column studied date;

create index series_origin_by_patient on series_origin (patient);
