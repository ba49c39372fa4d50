-- Reminders of a referral's next step (PAR-4): each is given once for each step.
create table referral_reminder (
    referral uuid not null references referral, version bigint not null, days int not null, told_on date not null,
    primary key (referral, version, days)
);
-- What families say of a programme; only ever added.
create table referral_feedback (
    id text primary key, referral uuid not null references referral, on_day date not null, rating smallint not null,
    remarks text[] not null, recorded_by text not null, recorded_at timestamptz not null default now()
);
create index referral_feedback_of on referral_feedback (referral);

-- Referrals that only their specialist may see. No other table, event, count or list has anything of them.
create table specialist (
    subject text not null, area text not null, valid_from date not null, valid_until date not null,
    recorded_by text not null, recorded_at timestamptz not null default now(),
    primary key (subject, area, valid_from), check (valid_until >= valid_from)
);
create table confidential_referral (
    id uuid primary key, household text not null, district text not null, matter text not null, service text not null,
    specialist text not null, opened_by text not null, opened_on date not null, stage text not null, since date not null,
    consent_until date, reason text, version bigint not null default 1,
    check (stage <> 'SENT' or consent_until is not null)
);
create index confidential_referral_of on confidential_referral (specialist, id);
create table confidential_step (
    referral uuid not null references confidential_referral, version bigint not null, step text not null,
    taken_on date not null, taken_by text not null, taken_at timestamptz not null default now(),
    primary key (referral, version)
);
