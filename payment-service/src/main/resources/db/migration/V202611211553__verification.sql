-- After the payment: a sample of the credited transfers of a round in each district is asked whether the money arrived.
create table verification (
    verification text collate "C" primary key,
    round text collate "C" not null unique,
    seed text not null,
    per_district integer not null,
    policy text not null,
    drawn_by text not null,
    drawn_at timestamptz not null,
    frame bigint,
    frame_hash text
);
create table verification_item (
    verification text collate "C" not null references verification,
    household text collate "C" not null,
    period text collate "C" not null,
    district text not null,
    amount numeric(14, 2) not null,
    rank text not null,
    answer text check (answer in ('RECEIVED', 'NOT_RECEIVED', 'WITH_ISSUES')),
    issues text[] not null default '{}',
    answered_on date,
    answered_by text,
    answered_at timestamptz,
    primary key (verification, household, period)
);
