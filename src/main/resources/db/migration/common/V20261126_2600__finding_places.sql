-- Where in the series a finding is; images count from 1 in display order. missing: slices that fit into a gap, null where the place is none.
create table series_finding_place (
    series_id varchar(36) not null,
    source varchar(20) not null,
    finding integer not null,
    seq integer not null,
    first_image integer not null,
    last_image integer not null,
    from_mm double precision,
    to_mm double precision,
    missing bigint,
    box_x integer,
    box_y integer,
    box_width integer,
    box_height integer,
    other_series varchar(36),
    other_image integer,
    primary key (series_id, source, finding, seq),
    foreign key (series_id, source, finding) references series_finding (series_id, source, seq)
);
