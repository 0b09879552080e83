alter table mask_use add column byte_count bigint default 0 not null;
