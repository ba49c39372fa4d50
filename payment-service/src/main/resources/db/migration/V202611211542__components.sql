-- Each line says why it is paid; money is taken back only as a decided recovery (PAY-1). What else could be deducted has no code.
alter table transfer_line add column cause text not null default 'VERDICT_PAYABLE';
alter table transfer_line drop constraint transfer_line_amount_check;
alter table transfer_line add constraint transfer_line_sign check (amount > 0 and component <> 'RECOVERY' or amount < 0 and component = 'RECOVERY');
create or replace view line_of_transfer as
select l.* from transfer_line l where l.period = l.transfer_period
union all
select l.* from transfer_line l where l.period <> l.transfer_period;

-- For the gradual exit (PAY-2).
alter table payee add column socio_economic_class text;

-- What is owed beside the base amount, or to be taken back; paid once, with the next transfer from its period on.
create table entitlement (
    household text collate "C" not null,
    settles text not null,
    period text collate "C" not null,
    bucket smallint not null,
    component text not null check (component in ('VRAE_SECONDARY', 'EARLY_CHILDHOOD', 'CORRECTION', 'RECOVERY')),
    amount numeric(14, 2) not null check (amount > 0),
    policy text not null,
    cause text not null,
    paid_in text,
    primary key (household, settles)
);
create index entitlement_pending on entitlement (bucket) where paid_in is null;

-- Decided by two persons.
create table manual_adjustment (
    id uuid primary key,
    household text collate "C" not null,
    kind text not null check (kind in ('CORRECTION', 'RECOVERY')),
    reason text not null,
    amount numeric(14, 2) not null check (amount > 0),
    instalments smallint not null check (instalments >= 1),
    from_period text collate "C" not null,
    policy text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    hash text not null,
    check ((state = 'PROPOSED') = (decided_by is null)),
    check (proposed_by <> decided_by)
);
create index manual_adjustment_household on manual_adjustment (household);
