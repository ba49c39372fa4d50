-- PAR-6, 001 SUP: what an establishment can take on; a decision is only ever added
create table supply_assessment (
    id bigint generated always as identity primary key,
    establishment text not null references establishment,
    assessed_on date not null,
    inputs jsonb not null,
    result text not null check (result in ('SUFFICIENT', 'INSUFFICIENT', 'UNKNOWN')),
    quantitative text not null,
    qualitative text not null,
    gaps text[] not null,
    barriers text[] not null,
    missing text[] not null,
    policy text not null,
    hash text not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index supply_assessment_establishment on supply_assessment (establishment, assessed_on desc, id desc);

-- what events tell of an establishment besides the register: each event carries all of it
alter table establishment add column supply jsonb;
alter table establishment add column scorecard jsonb;
alter table establishment add column silence jsonb;
