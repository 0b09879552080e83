-- An audit says up to 50 things of 2000 characters each of one reading, one a line.
alter table rework_request alter column comment type varchar(102000);
