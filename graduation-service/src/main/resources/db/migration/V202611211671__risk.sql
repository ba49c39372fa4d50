-- The flags of risk of each household on a day (GRA-9), and how many households have each.
create table risk_result (
    on_day date not null, household text not null, bucket smallint not null, district text not null,
    raised text[] not null, unknown text[] not null, primary key (on_day, household)
);
create index risk_result_bucket on risk_result (on_day, bucket);
create table risk_count (
    on_day date not null, district text not null, flag text not null, answer text not null, households bigint not null,
    primary key (on_day, district, flag, answer)
);
create table risk_run (on_day date primary key, policy text not null);

-- Something happened that may change where places are missing (GRA-6); looked at every few seconds, once however much it was.
create table supply_due (id bigint generated always as identity primary key);

-- Places of an offer that is over are no places; null in what was told before it was told.
alter table supply_offer add closes_on date;
