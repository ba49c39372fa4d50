-- Leakage and under-coverage of the register on a day (TGT-4), as computed by a job whose id is the report's.
create table coverage_report (
    id uuid primary key,
    day date not null,
    policy text not null,
    ordered_by text not null,
    ordered_at timestamptz not null default now(),
    finished boolean not null default false
);

create table coverage_finding (
    report uuid not null,
    household text not null,
    district text not null,
    kind text not null check (kind in ('LEAKAGE', 'UNDER_COVERAGE')),
    reasons text[] not null,
    primary key (report, household)
);

-- what the findings are a part of; one row for each chunk of the job
create table coverage_base (
    report uuid not null,
    first_bucket int not null,
    district text not null,
    affiliated bigint not null,
    eligible bigint not null,
    primary key (report, district, first_bucket)
);
