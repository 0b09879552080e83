-- What is open in all projects, and what was closed of late in one, is counted without reading everything there ever was.
create index worklist_item_closed on worklist_item (closed_at, project_id);
