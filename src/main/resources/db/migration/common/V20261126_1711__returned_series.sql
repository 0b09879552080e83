-- A series that was accepted once goes back to its case when it is released.
alter table series add column returned_at timestamp with time zone;
