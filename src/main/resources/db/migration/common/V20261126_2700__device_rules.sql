-- Where the devices of a project draw text into their images, as somebody saw and signed it at the release of a series. A later rule of
-- one source takes the place of an earlier one, which stays as what older series were blacked by.
create table device_rule (
    id varchar(36) not null primary key,
    project_id varchar(36) not null,
    modality varchar(64) not null,
    manufacturer varchar(64) not null,
    model varchar(64) not null,
    image_type varchar(194) not null,
    image_rows integer not null,
    image_columns integer not null,
    regions text not null,
    series_id varchar(36) not null references series (id),
    author_id varchar(36) not null,
    created_at timestamp with time zone not null
);

create index device_rule_by_project on device_rule (project_id);

-- From when on a rule does not hold any more.
create table device_rule_end (
    rule_id varchar(36) not null primary key references device_rule (id),
    ended_by varchar(36) not null,
    ended_at timestamp with time zone not null
);
