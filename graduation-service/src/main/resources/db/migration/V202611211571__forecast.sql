-- What affiliation tells beyond the state, and the children and pregnancies of each household.
alter table household add reason text, add class_valid_until date, add column if not exists target_members int;

create table member (
    member text primary key, household text not null, bucket smallint not null, birth_date date not null,
    secondary_completed boolean not null, expected_delivery date, delivered_on date, died_on date, gone boolean not null,
    version bigint not null
);
create index member_household on member (household);

-- The exits seen ahead from a month (GRA-7); a run for the same month replaces its own.
create table exit_forecast_run (from_month date primary key, through_month date not null, policy text not null);
create table exit_forecast (
    from_month date not null, household text not null, bucket smallint not null, kind text not null, on_day date not null,
    basis text not null, primary key (from_month, household, kind)
);
create index exit_forecast_bucket on exit_forecast (from_month, bucket);
create table exit_forecast_count (
    from_month date not null, district text not null, month date not null, kind text not null, households bigint not null,
    primary key (from_month, district, month, kind)
);

-- What each household was or is to be told; a notice is never taken back, a new day is a new notice.
create table exit_notice (
    household text not null, kind text not null, on_day date not null, bucket smallint not null, basis text not null,
    announced_on date not null, policy text not null, version bigint not null,
    told_on date, told_by text, primary key (household, kind, on_day), unique (household, version)
);
