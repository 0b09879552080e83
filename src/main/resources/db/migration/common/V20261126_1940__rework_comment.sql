-- All that an audit found of one reading, in one text.
alter table rework_request alter column comment set data type varchar(110000);
