create trigger specialist_review_append_only before update, delete on specialist_review for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger rework_request_append_only before update, delete on rework_request for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
create trigger rework_step_append_only before update, delete on rework_step for each row
    call 'dev.consilium.platform.AppendOnlyTrigger';
-- H2 fires no trigger on truncate, but truncates no table that a reference points to, even its own.
alter table specialist_review add constraint specialist_review_stays foreign key (id) references specialist_review (id);
alter table rework_request add constraint rework_request_stays foreign key (id) references rework_request (id);
alter table rework_step add constraint rework_step_stays
    foreign key (request_id, step) references rework_step (request_id, step);
