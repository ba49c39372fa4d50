-- POL-2: what each verdict rests on, by reference to records that are never changed
alter table household_verdict
    add column before_not_met int not null default 0, -- periods in a row before this one
    add column before_not_verifiable int not null default 0,
    add column accompaniment text;
alter table member_verdict
    add column records text[] not null default '{}',
    add column exception_id text,
    add column exception text,
    add column reconsideration text;
alter table verdict_history
    add column streak_not_met int not null default 0,
    add column before_not_met int not null default 0,
    add column before_not_verifiable int not null default 0,
    add column accompaniment text;

-- VER-4: by decision of the regional office a family is accompanied, and the effect of a breach is held
create table accompaniment (
    id uuid primary key,
    household text not null,
    district text not null,
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    ground text not null,
    reasons text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'ENDED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    approved_by text check (approved_by <> proposed_by), -- it moves money: two persons
    rejected_by text check (rejected_by <> proposed_by),
    decided_at timestamptz,
    decision_reasons text,
    ended_on date,
    ended_by text,
    end_reasons text,
    policy text not null,
    hash text not null,
    check ((state in ('APPROVED', 'ENDED')) = (approved_by is not null)),
    check ((state = 'ENDED') = (ended_on is not null))
);
-- who is accompanied is decided here, not heard from the register
alter table household drop column accompaniment;
alter table expected_household drop column accompaniment;
create index accompaniment_household on accompaniment (household);
create index accompaniment_district on accompaniment (district, id);

-- VER-5: every breach is notified, by version of the verdict
create table verdict_notice (
    period text not null,
    bucket smallint not null,
    household text not null,
    version int not null,
    external_id text not null,
    district text not null,
    payable boolean not null,
    reasons text[] not null,
    created_at timestamptz not null,
    channel text,
    delivered_on date,
    delivered_by text,
    acknowledged_on date,
    acknowledged_by text,
    withdrawn_at timestamptz, -- the verdict it tells of was corrected before it was delivered
    primary key (period, bucket, household, version),
    check ((channel is null) = (delivered_on is null) and (delivered_on is null) = (delivered_by is null)),
    check (acknowledged_on is null or delivered_on is not null)
);
create index verdict_notice_waiting on verdict_notice (period, district, household)
    where delivered_on is null and withdrawn_at is null;

-- VER-5: a household asks that its breach be looked at again
create table reconsideration (
    id uuid primary key,
    period text not null,
    household text not null,
    version int not null,
    district text not null,
    requested_by text not null check (requested_by in ('HOUSEHOLD', 'GESTOR')),
    requested_on date not null,
    typed_by text not null,
    reasons text not null,
    evidence text[] not null,
    late boolean not null,
    state text not null check (state in ('OPEN', 'UPHELD', 'REJECTED')),
    decided_by text check (decided_by <> typed_by),
    decided_at timestamptz,
    decision_reasons text,
    policy text not null,
    hash text not null,
    check ((state = 'OPEN') = (decided_by is null))
);
create unique index reconsideration_open on reconsideration (period, household) where state = 'OPEN';
create index reconsideration_household on reconsideration (household, period);
create index reconsideration_state on reconsideration (period, state, id);

-- whose breach a person found not to stand
create table reconsideration_upheld (
    period text not null,
    member text not null,
    household text not null,
    request uuid not null references reconsideration,
    primary key (member, period)
);
