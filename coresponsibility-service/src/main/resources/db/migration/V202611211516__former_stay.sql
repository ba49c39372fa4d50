-- a household that left and was listed again keeps what belongs to its former stay (AFF-6)
alter table household add column former_affiliated_on date, add column former_exited_on date;
