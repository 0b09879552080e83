create trigger ground_truth_reading_append_only before update, delete on ground_truth_reading for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table ground_truth_reading add constraint ground_truth_reading_stays
    foreign key (truth_id, reading_id) references ground_truth_reading (truth_id, reading_id);
