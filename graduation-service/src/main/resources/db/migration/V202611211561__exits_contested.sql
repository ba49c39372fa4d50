-- Exits with every cause that held, the fact behind each, and what was objected to them (GRA-1, GRA-5).
alter table household add column if not exists target_members int;

alter table standing add exit_causes text[] not null default '{}',
    add stop_basis date, add not_poor_basis date, add term_basis date;

create table exit_case (
    id uuid primary key, household text not null, bucket smallint not null, affiliated_on date not null,
    origin text not null check (origin in ('FAMILY', 'OFFICE')),
    exit_on date, stop_basis date, not_poor_basis date, term_basis date,
    filed_on date not null, filed_by text not null, filed_at timestamptz not null, reasons text[] not null,
    state text not null check (state in ('OPEN', 'UPHELD', 'WITHDRAWN')),
    decided_on date, decided_by text, decided_at timestamptz, decision_reasons text[],
    check ((state = 'OPEN') = (decided_by is null)), check (decided_by <> filed_by)
);
create index exit_case_bucket on exit_case (bucket);
create index exit_case_household on exit_case (household);
create unique index exit_case_open on exit_case (household) where state = 'OPEN';

-- What versions of the exit policy would make of each household, without changing anything (POL-3).
create table exit_simulation (
    id uuid primary key, period text not null, job uuid not null, first_version text not null,
    second_version text not null, asked_by text not null, asked_at timestamptz not null
);
create table exit_simulated (
    simulation uuid not null, household text not null, district text not null,
    first_outcome text not null, first_reason text not null, first_on date,
    second_outcome text not null, second_reason text not null, second_on date,
    primary key (simulation, household)
);
create index exit_simulated_district on exit_simulated (simulation, district);
