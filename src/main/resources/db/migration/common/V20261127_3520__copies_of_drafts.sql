-- The draft a draft was copied from, so that who wrote there is known as somebody who had a part in the copy.
alter table protocol_draft add column copied_from varchar(36) references protocol_draft (id);
