-- Requests of households that relapsed after they left (GRA-8), and what came of each: LISTED, or why not.
create table reentry_request (
    followup text primary key, household text not null, requested_on date not null, outcome text,
    received_at timestamptz not null default now()
);
create index reentry_request_household on reentry_request (household);
