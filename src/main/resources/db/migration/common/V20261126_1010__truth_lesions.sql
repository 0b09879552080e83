-- Which labels of which readings a lesion of a consensus came from; label counts from 0 among those of the ground truth.
create table truth_lesion (
    ground_truth_id varchar(36) not null references ground_truth (id),
    label           integer     not null,
    reading_id      varchar(36) not null,
    reading_label   integer     not null,
    min_overlap     double precision,
    primary key (ground_truth_id, label, reading_id)
);
