-- Measured from the stored images when first asked for; distances in mm, null where the images do not tell them.
create table series_grid (
    series_id    varchar(36) not null primary key,
    slice_count  integer     not null,
    row_count    integer     not null,
    column_count integer     not null,
    slice_mm     double precision,
    row_mm       double precision,
    column_mm    double precision
);

-- Who put which mask to a case; the runs themselves lie in the object store under their digest.
create table mask_use (
    case_id   varchar(36)              not null,
    digest    varchar(64)              not null,
    person_id varchar(64)              not null,
    voxels    bigint                   not null,
    put_at    timestamp with time zone not null,
    primary key (case_id, digest, person_id)
);
