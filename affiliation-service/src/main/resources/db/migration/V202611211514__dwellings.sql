-- two households that may be one dwelling's (TGT-3, TGT-4). Never deleted: what no longer looks alike is RESOLVED
create table dwelling_pair (
    id bigint generated always as identity primary key,
    household text not null,
    other text not null,
    kind text not null check (kind in ('SHARED_DWELLING', 'SPLIT_HOUSEHOLD')),
    reasons text[] not null,
    policy text not null,
    scan uuid not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'DISMISSED', 'RESOLVED')),
    found_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    grounds text,
    unique (household, other),
    check (household < other)
);
create index dwelling_pair_other on dwelling_pair (other);
