-- What people decided or declared on a household's way in and out of the programme: facts like the others, each with its
-- business date. Never changed nor deleted.

-- the regional office on a contested household, an objection or an appeal (AFF-1)
create table ruling (
    id text primary key,
    household text not null,
    bucket smallint not null,
    decided_on date not null,
    matter text not null check (matter in ('CONTEST', 'OBJECTION', 'APPEAL')),
    outcome text not null check (outcome in ('KEPT', 'EXCLUDED')),
    reason text,
    grounds text not null,
    decided_by text not null,
    recorded_at timestamptz not null,
    check ((outcome = 'EXCLUDED') = (reason is not null))
);
create index ruling_bucket on ruling (bucket);

-- a household left, of its own will or by a decision of two persons (AFF-4, AFF-6)
create table departure (
    id text primary key,
    household text not null,
    bucket smallint not null,
    left_on date not null,
    reason text not null,
    recorded_at timestamptz not null
);
create index departure_bucket on departure (bucket);

-- a household that had left was listed again: a new cycle begins (AFF-6)
create table relisting (
    household text not null,
    bucket smallint not null,
    listed_on date not null,
    grounds text not null,
    listed_by text not null,
    recorded_at timestamptz not null,
    primary key (household, listed_on)
);
create index relisting_bucket on relisting (bucket);

-- a household may also leave before it was affiliated
alter table standing
    add column cycle smallint not null default 1,
    drop constraint standing_check,
    add constraint standing_affiliated check (
        case when state in ('AFFILIATED', 'SUSPENDED') then affiliated_on is not null
             else state = 'EXITED' or affiliated_on is null end);

-- the facts a decision rests on (POL-2)
alter table standing_history add column inputs text[] not null default '{}';
