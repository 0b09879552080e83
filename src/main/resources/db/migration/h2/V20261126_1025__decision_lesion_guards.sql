create trigger decision_lesion_append_only before update, delete on decision_lesion for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';

-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table decision_lesion add constraint decision_lesion_stays
    foreign key (decision_id, lesion) references decision_lesion (decision_id, lesion);
