-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table decision add constraint decision_stays foreign key (id) references decision (id);
alter table ground_truth add constraint ground_truth_stays foreign key (id) references ground_truth (id);
