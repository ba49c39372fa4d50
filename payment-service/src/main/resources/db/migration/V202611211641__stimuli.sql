-- Establishments as payees (001 PAY-08): nothing is owed before a second person approves the list.
create table staging_stimulus (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    period text, establishment text, district text, fulfilled boolean, account text
) partition by list (import_id);

create table stimulus_file (
    import_id uuid primary key,
    period text collate "C" not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    sent_by text not null,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'PROPOSED') = (decided_by is null)),
    check (sent_by <> decided_by)
);

create table stimulus_claim (
    import_id uuid not null,
    payee text collate "C" not null,
    line bigint not null,
    bucket smallint not null,
    establishment text not null,
    district text not null,
    account text,
    settles text not null,
    amount numeric(14, 2) not null check (amount > 0),
    policy text not null,
    cause text not null,
    primary key (import_id, payee)
);

-- Fulfilled obligations are a right of establishments only, and the rest of households only.
alter table entitlement drop constraint entitlement_component_check;
alter table entitlement add constraint entitlement_component_check check (
    component in ('VRAE_SECONDARY', 'EARLY_CHILDHOOD', 'CORRECTION', 'RECOVERY', 'PROVIDER_STIMULUS')
    and (component <> 'PROVIDER_STIMULUS' or left(household, 1) = 'P'));
