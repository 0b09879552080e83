-- Where a series comes from, as its de-identified header says it: images are compared with those of one scanner's make and one protocol,
-- and a picture that returns under another pseudonym is a leak. Empty where the header does not say.
create table series_origin (
    series_id varchar(36) not null primary key references series (id),
    patient varchar(128) not null,
    manufacturer varchar(128) not null,
    protocol varchar(128) not null
);

-- Figures of each image that could be decoded, null where undefined. Images count from 1 in display order.
create table image_measure (
    series_id varchar(36) not null references series (id),
    image integer not null,
    noise double precision,
    sharpness double precision,
    tenengrad double precision,
    directional_ratio double precision,
    ghost_energy double precision,
    snr double precision,
    cnr double precision,
    dynamic_range double precision,
    clipped_low double precision,
    clipped_high double precision,
    used_bits double precision,
    entropy double precision,
    primary key (series_id, image)
);

-- Perceptual hashes of each frame that shows something; d0 to d3 are the 16 bit buckets of d_hash that neighbours are looked up by.
create table image_hash (
    object_id varchar(36) not null references series_object (id),
    frame integer not null,
    d_hash bigint not null,
    p_hash bigint not null,
    d0 integer not null,
    d1 integer not null,
    d2 integer not null,
    d3 integer not null,
    primary key (object_id, frame)
);

create index image_hash_by_d0 on image_hash (d0);
create index image_hash_by_d1 on image_hash (d1);
create index image_hash_by_d2 on image_hash (d2);
create index image_hash_by_d3 on image_hash (d3);
