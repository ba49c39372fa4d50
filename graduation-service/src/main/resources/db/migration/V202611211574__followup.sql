-- Visits to households that left (GRA-8): only ever added; one met household for each milestone of an exit.
create table followup_visit (
    id text primary key, household text not null, bucket smallint not null, exited_on date not null, months int,
    visited_on date not null, result text not null, causes text[] not null, content text not null, version bigint not null,
    policy text not null, recorded_by text not null, recorded_at timestamptz not null default now(),
    unique (household, version)
);
create unique index followup_visit_milestone on followup_visit (household, exited_on, months) where result <> 'NOT_FOUND';

create table reentry_request (
    household text not null, exited_on date not null, followup text not null references followup_visit,
    requested_on date not null, requested_by text not null, requested_at timestamptz not null default now(),
    primary key (household, exited_on)
);
create index household_exited on household (household) where state = 'EXITED';
