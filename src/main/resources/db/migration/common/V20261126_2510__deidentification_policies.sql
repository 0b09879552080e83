-- Version 1 is what every project begins with and has no row. policy: id and retained options as JSON.
create table deidentification_policy (
    project_id varchar(36) not null,
    version integer not null,
    policy text not null,
    reason text not null,
    signer_id varchar(36) not null,
    signer_name varchar(200) not null,
    meaning varchar(300) not null,
    signed_at timestamp with time zone not null,
    signature_digest varchar(64) not null,
    primary key (project_id, version)
);

-- Null where the series was de-identified before projects had policies of their own: that was version 1.
alter table series add column policy_version integer;
