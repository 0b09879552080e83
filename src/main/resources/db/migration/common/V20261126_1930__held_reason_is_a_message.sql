-- Why a case is on hold stands with its message, once.
alter table reading_case drop column held_reason;
