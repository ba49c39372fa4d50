-- objections lodged in private (AFF-1, 003 R-TG-10): who objects is for the regional office only
create table objection (
    id text primary key,
    household text not null,
    district text not null,
    ground text not null,
    statement text not null,
    lodged_by text not null,
    lodged_on date not null,
    objector_household text,
    objector_name text,
    objector_contact text,
    recorded_at timestamptz not null,
    verdict text check (verdict in ('KEEP', 'EXCLUDE', 'REFER_TO_EXIT')),
    reason text,
    grounds text,
    decided_by text check (decided_by <> lodged_by),
    decided_on date,
    check ((verdict is null) = (decided_by is null) and (verdict is null) = (grounds is null))
);
create index objection_open on objection (district text_pattern_ops, id) where verdict is null;

-- the household was told of a decision: time limits run from here
create table decision_notice (
    household text not null,
    version bigint not null,
    notified_on date not null,
    notified_by text not null,
    recorded_at timestamptz not null,
    primary key (household, version)
);

-- one appeal against each exclusion
create table appeal (
    id text primary key,
    household text not null,
    against bigint not null,
    statement text not null,
    lodged_by text not null,
    lodged_on date not null,
    recorded_at timestamptz not null,
    verdict text check (verdict in ('UPHOLD', 'DISMISS')),
    grounds text,
    decided_by text check (decided_by <> lodged_by),
    decided_on date,
    unique (household, against),
    check ((verdict is null) = (decided_by is null) and (verdict is null) = (grounds is null))
);
