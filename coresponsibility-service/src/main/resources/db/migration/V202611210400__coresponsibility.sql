-- Projections of the register ------------------------------------------------------------------------------------------
create table household (
    household text primary key,
    bucket smallint not null,
    external_id text not null,
    state text not null,
    district text not null,
    affiliated_on date,
    exited_on date,
    accompaniment boolean not null,
    version bigint not null
);
create index household_bucket on household (bucket);

create table member (
    member text primary key,
    external_id text not null,
    person_bucket smallint not null, -- bucket of external_id, by which evidence is cut in chunks
    household text not null,
    bucket smallint not null, -- bucket of the household, by which verdicts are cut in chunks
    birth_date date not null,
    sex text not null,
    expected_delivery date,
    delivered_on date,
    level_enrolled text not null,
    secondary_completed boolean not null,
    died_on date,
    establishment text,
    gone boolean not null,
    version bigint not null
);
create index member_person on member (person_bucket, external_id) include (member);
create index member_household on member (bucket, household);

-- Establishments ---------------------------------------------------------------------------------------------------------
create table establishment (
    establishment text primary key,
    kind text not null check (kind in ('HEALTH', 'SCHOOL')),
    name text not null,
    district text not null,
    network text,
    latitude numeric(9, 6),
    longitude numeric(9, 6),
    version bigint not null
);

create table signatory (
    establishment text not null references establishment,
    signature text not null,
    name text not null,
    valid_from date not null,
    valid_until date,
    primary key (establishment, signature, valid_from)
);

-- Periods and expected lists ---------------------------------------------------------------------------------------------
create table period (
    period text primary key,
    state text not null check (state in ('OPEN', 'CLOSED_FOR_EVIDENCE', 'CONSOLIDATED', 'CERTIFIED')),
    consolidated_by text,
    certified_by text check (certified_by <> consolidated_by), -- VER-6, two persons
    opening_job uuid not null,
    deciding_job uuid,
    refreshes int not null default 0,
    policy text not null,
    control_totals jsonb, -- frozen at certification
    version bigint not null default 1
);

create table expected_household (
    period text not null,
    bucket smallint not null,
    household text not null,
    external_id text not null,
    district text not null,
    affiliation_period boolean not null,
    accompaniment boolean not null,
    primary key (period, bucket, household)
);

-- MEM-2, COR-06: one axis per member and period is this primary key
create table expected_member (
    member text not null,
    period text not null,
    bucket smallint not null,
    household text not null,
    external_id text not null,
    axis text not null,
    condition text not null,
    establishment text,
    primary key (member, period)
);
create index expected_member_household on expected_member (period, bucket, household);
create index expected_member_establishment on expected_member (period, establishment, external_id);

-- households of an open period that changed after its lists were made
create table expected_change (
    period text not null,
    bucket smallint not null,
    household text not null,
    primary key (period, bucket, household)
);

-- Evidence: a sector's ids are its own; a record is only ever added --------------------------------------------------------
create table health_evidence (
    evidence_id text primary key,
    member text not null,
    period text not null,
    establishment text not null,
    held_on date not null,
    kind text not null,
    result text not null,
    signature text not null,
    signed_on date not null,
    supersedes text,
    superseded_by text
) with (fillfactor = 95);
create index health_evidence_member on health_evidence (member, period);

create table education_evidence (
    evidence_id text primary key,
    member text not null,
    period text not null,
    establishment text not null,
    month date not null,
    school_days int not null,
    attended int not null,
    justified int not null,
    signature text not null,
    signed_on date not null,
    supersedes text,
    superseded_by text,
    check (school_days >= 0 and attended >= 0 and justified >= 0 and attended + justified <= school_days)
) with (fillfactor = 95);
-- one root per member, month and establishment; corrections stand beside what they correct
create unique index education_evidence_root on education_evidence (
    member, month, establishment, (case when supersedes is null then '' else evidence_id end)
);

create table approved_exception (
    exception_id text primary key,
    period text not null,
    member text not null,
    reason text not null,
    support text not null,
    proposed_by text not null,
    approved_by text not null,
    check (proposed_by <> approved_by)
);
create index approved_exception_member on approved_exception (member, period);

-- Files being applied ------------------------------------------------------------------------------------------------------
create table staging_establishment (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    establishment text, kind text, name text, district text, network text, latitude numeric, longitude numeric
) partition by list (import_id);

create table staging_signatory (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    establishment text, signature text, name text, valid_from date, valid_until date
) partition by list (import_id);

create table staging_health (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, evidence_id text, period text, establishment text, person text, held_on date, kind text,
    result text, signature text, signed_on date, supersedes text, shared boolean
) partition by list (import_id);

create table staging_education (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, evidence_id text, period text, establishment text, person text, month date, school_days int,
    attended int, justified int, signature text, signed_on date, supersedes text, shared boolean
) partition by list (import_id);

create table staging_exception (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, exception_id text, period text, person text, reason text, support text, proposed_by text,
    approved_by text
) partition by list (import_id);

-- Verdicts ---------------------------------------------------------------------------------------------------------------------
create table household_verdict (
    period text not null,
    bucket smallint not null,
    household text not null,
    version int not null,
    external_id text not null,
    district text not null,
    outcome text not null,
    payable boolean not null,
    reasons text[] not null,
    policy text not null,
    streak_not_met int not null,
    streak_not_verifiable int not null,
    hash text not null,
    primary key (period, bucket, household)
);

create table member_verdict (
    period text not null,
    bucket smallint not null,
    household text not null,
    member text not null,
    external_id text not null,
    axis text not null,
    condition text not null,
    outcome text not null,
    reasons text[] not null
);
create index member_verdict_household on member_verdict (period, bucket, household);

-- what a correction replaced, as it stood
create table verdict_history (
    period text not null,
    household text not null,
    version int not null,
    outcome text not null,
    payable boolean not null,
    reasons text[] not null,
    policy text not null,
    hash text not null,
    members jsonb not null,
    replaced_at timestamptz not null,
    primary key (period, household, version)
);

-- for a person to look at; nothing here has an automatic effect
create table verdict_review (
    period text not null,
    household text not null,
    review text not null,
    district text not null,
    raised_at timestamptz not null,
    primary key (period, household, review)
);

-- households to decide again, because something arrived after the period was closed for evidence
create table verdict_recheck (
    period text not null,
    bucket smallint not null,
    household text not null,
    primary key (bucket, period, household)
);
