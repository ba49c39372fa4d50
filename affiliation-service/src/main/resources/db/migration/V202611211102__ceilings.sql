-- how many households the programme can carry: proposed by one, approved by another (AFF-3)
create table ceiling_version (
    id text primary key,
    effective_from date not null,
    households bigint check (households >= 0),
    budget numeric(14, 2) check (budget >= 0),
    grounds text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    approved_by text check (approved_by <> proposed_by),
    approved_at timestamptz,
    check (households is not null or budget is not null)
);

-- who waits for a place, in order, as the last assessment left it
create table waiting_list (
    position bigint primary key,
    household text not null unique,
    class text not null,
    district_priority int,
    listed_on date not null,
    reason text not null,
    as_of date not null
);
