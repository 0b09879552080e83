-- Names of refused files are no longer kept, for one may tell who the patient is; those from before go.
update intake_rejection set file_name = '';
