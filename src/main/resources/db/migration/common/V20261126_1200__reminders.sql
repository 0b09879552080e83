-- When the reminder of an open task came due; null as long as it has not.
alter table worklist_item add column reminded_at timestamp with time zone;
