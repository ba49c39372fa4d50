-- Every report of a year's budget, for good; the last one counts.
create table budget_report (
    year integer not null,
    version bigint not null,
    total numeric(16, 2) not null check (total > 0),
    administrative numeric(16, 2) not null check (administrative between 0 and total),
    policy text not null,
    exceeded boolean not null,
    reported_by text not null,
    reported_at timestamptz not null,
    primary key (year, version)
);
