create index series_by_study on series (study_uid, series_uid);
