-- Where each household stands, as decided; facts live in the tables of the register.

create table standing (
    household text primary key,
    bucket smallint not null,
    version bigint not null,
    state text not null,
    reasons text[] not null,
    affiliated_on date,
    exited_on date,
    -- the household as last told to the others, JSON
    content text not null,
    check ((state in ('AFFILIATED', 'SUSPENDED', 'EXITED')) = (affiliated_on is not null)),
    check ((state = 'EXITED') = (exited_on is not null))
) with (fillfactor = 80);
create index standing_bucket on standing (bucket);

-- the verdict that counts for suspension: of the latest period heard of, its latest version
create table verdict_heard (
    household text primary key,
    period text not null,
    version bigint not null,
    outcome text not null,
    payable boolean not null
) with (fillfactor = 80);

create table standing_history (
    id bigint generated always as identity primary key,
    household text not null,
    version bigint not null,
    state text not null,
    reasons text[] not null,
    decided_on date not null,
    cause text not null check (cause in ('ASSESSMENT', 'VERDICT', 'GRADUATION')),
    policy text not null,
    inputs_hash text not null,
    trace text[] not null,
    recorded_at timestamptz not null default now(),
    unique (household, version)
);

-- persons as last told to the others
create table member_told (
    member text primary key,
    bucket smallint not null,
    household text not null,
    version bigint not null,
    content_hash bigint not null,
    gone boolean not null
) with (fillfactor = 80);
create index member_told_bucket on member_told (bucket);

-- the register never looks back: an assessment as of an earlier day is taken as of the latest one
create table assessed_day (
    as_of date primary key
);

-- households admitted under a ceiling, by assessment job (AFF-3)
create table ceiling_admission (
    job_id uuid not null,
    household text not null,
    primary key (job_id, household)
);

-- who read which household's file
create table file_access (
    id bigint generated always as identity primary key,
    household text not null,
    subject text not null,
    with_names boolean not null,
    read_at timestamptz not null default now()
);
create index file_access_household on file_access (household);
