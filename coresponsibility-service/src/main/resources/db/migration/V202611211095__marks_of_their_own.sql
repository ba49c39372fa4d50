-- Each cause marks a household for itself. One mark for all was lost where a second cause found it standing while a job that did not
-- yet see what the second had brought was taking it away.
alter table verdict_recheck drop constraint verdict_recheck_pkey;
alter table verdict_recheck add column mark bigint generated always as identity;
alter table verdict_recheck add primary key (bucket, period, household, mark);
