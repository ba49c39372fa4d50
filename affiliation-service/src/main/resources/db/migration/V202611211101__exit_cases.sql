-- ways out of the programme: a household's own declaration, or a proposal that a second person decides on (AFF-4, AFF-6)
create table exit_case (
    id text primary key,
    household text not null,
    reason text not null,
    left_on date not null,
    grounds text not null,
    other_household text,
    proposed_by text not null,
    recorded_at timestamptz not null,
    summoned_on date,
    heard_on date check (heard_on >= summoned_on),
    attended boolean,
    account text,
    heard_by text,
    approved boolean,
    decision_grounds text,
    decided_by text,
    decided_at timestamptz,
    check (reason = 'WITHDRAWN' or decided_by <> proposed_by),
    check (reason <> 'FALSE_DECLARATION' or approved is distinct from true or heard_on is not null),
    check ((approved is null) = (decided_by is null))
);
-- one open way out at a time
create unique index exit_case_open on exit_case (household) where approved is null;

-- agreements signed before a gestor, besides those of the file (AFF-4)
create table agreement_signing (
    id text primary key,
    household text not null,
    signed_on date not null,
    signed_by text not null,
    witnessed_by text not null,
    recorded_at timestamptz not null
);
create index agreement_signing_household on agreement_signing (household);
