-- How a lesion was merged; null where it was not, and of decisions older than the choice: by consensus.
alter table decision_lesion add column merged_by varchar(16);
