-- How somebody wants pages to look; null leaves it to their browser.
alter table person add column page_language varchar(16);
alter table person add column time_zone varchar(64);
alter table person add column color_scheme varchar(16);
