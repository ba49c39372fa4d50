-- Persons and households that are in the register twice (TGT-4).

create table duplicate_scan (
    id uuid primary key,
    ordered_by text not null,
    ordered_at timestamptz not null default now(),
    finished boolean not null default false
);

-- the work list: two records that may be one person. Never deleted: what no longer looks alike is RESOLVED
create table duplicate_pair (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('CERTAIN', 'PROBABLE')),
    member text not null,
    household text not null,
    other text not null,
    other_household text not null,
    scan uuid not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'DISMISSED', 'MERGED', 'RESOLVED')),
    found_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    grounds text,
    merge uuid,
    unique (kind, member, other),
    check (member <> other)
);
create index duplicate_pair_member on duplicate_pair (member);
create index duplicate_pair_other on duplicate_pair (other);

-- one record is taken for the other's; by two persons where money moves
create table merge (
    id uuid primary key,
    kind text not null check (kind in ('PERSON', 'HOUSEHOLD')),
    kept text not null,
    lost text not null,
    kept_household text not null,
    lost_household text not null,
    merged_on date not null,
    grounds text not null,
    moves_money boolean not null,
    state text not null check (state in ('PROPOSED', 'DECLINED', 'APPLIED', 'UNDO_PROPOSED', 'UNDONE')),
    proposed_by text not null,
    proposed_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    undo_on date,
    undo_grounds text,
    undo_by text,
    undo_decided_by text,
    undone_at timestamptz,
    -- where the lost household stood (JSON), to be restored exactly
    former_standing text,
    inputs_hash text not null,
    check (kept <> lost),
    check (state <> 'APPLIED' or not moves_money or decided_by <> proposed_by)
);
create unique index merge_open on merge (lost) where state in ('PROPOSED', 'APPLIED', 'UNDO_PROPOSED');
create index merge_household on merge (lost_household);
create index merge_kept on merge (kept_household);

-- the record of a merged person as it was, out of everyone's sight until it is restored
create table merged_member (
    merge uuid primary key references merge (id),
    member text not null,
    record jsonb not null,
    restored_at timestamptz
);
create unique index merged_member_gone on merged_member (member) where restored_at is null;

-- a departure that was taken back; the departure itself stays
create table departure_annulled (
    id text primary key references departure (id),
    annulled_at timestamptz not null default now()
);

alter table standing_history drop constraint standing_history_cause_check,
    add constraint standing_history_cause_check check (cause in ('ASSESSMENT', 'VERDICT', 'GRADUATION', 'UNMERGE'));
