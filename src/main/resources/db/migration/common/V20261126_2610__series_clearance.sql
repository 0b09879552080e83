-- What a person signed who looked at the pixels of a series before releasing it: regions to be blacked (JSON), or that no text is left.
create table series_clearance (
    id varchar(36) not null primary key,
    series_id varchar(36) not null references series (id),
    regions text not null,
    signed_by varchar(100) not null,
    signer_name varchar(200) not null,
    meaning varchar(500) not null,
    signed_at timestamp with time zone not null,
    digest varchar(64) not null
);

create index series_clearance_by_series on series_clearance (series_id, signed_at);

-- PENDING: released, but the stored objects are not yet as the clearance says. CLEANED: they are; what they replaced may still lie in the
-- store. DONE: it does not. Null where nobody cleared anything.
alter table series add column cleaning varchar(10);

-- The series in quarantine that was rejected because this one came in its place.
alter table series add column replaces varchar(36) references series (id);

create index series_by_replaced on series (replaces);
create index series_by_cleaning on series (cleaning);
