-- What rules ask of a household beyond where it lives; households known before have it from their next event on.
alter table household add external_id text, add bucket smallint, add state text, add class text, add member_count int;
update household h set bucket = n.bucket from need n where n.household = h.household;
create index household_external on household (external_id);
create index household_bucket on household (bucket);

-- Facts that programmes ask for, one fact and day a row; the newest counts. Member 0 is the household itself.
create table eligibility_fact (
    household text not null, member smallint not null, input text not null, on_day date not null, bucket smallint not null,
    value numeric not null, primary key (household, member, input, on_day)
);
create table district_fact (
    district text not null, input text not null, on_day date not null, value numeric not null,
    primary key (district, input, on_day)
);
create table staging_eligibility_fact (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, member smallint, on_day date, input text, value numeric
) partition by list (import_id);
create index staging_eligibility_fact_bucket on staging_eligibility_fact (bucket);
create table staging_district_fact (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    district text, on_day date, input text, value numeric
) partition by list (import_id);

-- The rules over the register (PAR-3), those in force or a draft; a run again on newer facts replaces its results.
create table eligibility_run (
    id uuid primary key, on_day date not null, policy text not null, rules jsonb not null,
    asked_by text not null, asked_at timestamptz not null default now(), finished_at timestamptz
);
-- Two characters for each rule, in the order of the run: Y, N or U, and the criterion that decides.
create table eligibility_result (
    run uuid not null, household text not null, bucket smallint not null, district text not null, verdicts text not null,
    primary key (run, household)
);
create index eligibility_result_bucket on eligibility_result (run, bucket);
create table eligibility_count (
    run uuid not null, district text not null, rule text not null, answer text not null, criterion text not null,
    households bigint not null, primary key (run, district, rule, answer, criterion)
);

-- Who read what of whom.
create table file_access (
    household text not null, subject text not null, read_at timestamptz not null default now()
);
