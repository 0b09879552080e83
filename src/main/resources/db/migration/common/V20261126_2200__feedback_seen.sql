-- When its reader opened it; null while it is new to them.
alter table feedback_item add column seen_at timestamp with time zone;
