-- POL-3: what another policy version would have decided; nothing else reads these tables -----------------------------------
create table simulation (
    id uuid primary key,
    period text not null references period,
    job uuid not null,
    membership text not null, -- ids of the versions simulated
    verification text not null,
    base text not null, -- ids of the versions that the period was decided with
    amount numeric(12, 2) not null, -- soles per payable household and period
    asked_by text not null,
    asked_at timestamptz not null
);

-- one row per chunk, district and kind of transition
create table simulation_tally (
    simulation uuid not null references simulation,
    district text not null,
    outcome_before text not null,
    outcome_after text not null,
    payable_before boolean not null,
    payable_after boolean not null,
    households bigint not null,
    changed bigint not null
);
create index simulation_tally_simulation on simulation_tally (simulation, district);

create table simulation_change (
    simulation uuid not null references simulation,
    household text not null,
    external_id text not null,
    district text not null,
    outcome_before text not null,
    outcome_after text not null,
    payable_before boolean not null,
    payable_after boolean not null,
    reasons_before text[] not null,
    reasons_after text[] not null,
    cases_before text[] not null, -- what a person would have to look at
    cases_after text[] not null,
    members text[] not null, -- those found otherwise, each as 'M… MET(ATTENDED) > NOT_MET(NO_ATTENDANCE)'
    primary key (simulation, household)
);
