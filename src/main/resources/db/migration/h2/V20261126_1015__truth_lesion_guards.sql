create trigger truth_lesion_append_only before update, delete on truth_lesion for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';

-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table truth_lesion add constraint truth_lesion_stays
    foreign key (ground_truth_id, label, reading_id) references truth_lesion (ground_truth_id, label, reading_id);
