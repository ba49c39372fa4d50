-- Agreements with regional governments and other institutions, what each party committed itself to, and the evidence (PAR-1).
create table agreement (
    id uuid primary key, code text not null unique, kind text not null, region text not null, counterpart text not null,
    valid_from date not null, valid_until date not null check (valid_until >= valid_from), state text not null,
    signed_on date, signed_by text, ratified_on date, ratified_by text, act text,
    content text not null, created_by text not null, version bigint not null default 1
);
create index agreement_region on agreement (region, kind);
create table commitment (
    agreement uuid not null references agreement, id text not null, party text not null, duty text not null,
    indicator text not null, area text not null, target numeric not null, due_on date not null, primary key (agreement, id)
);
-- Only ever added; the newest day of a commitment counts.
create table commitment_evidence (
    id text primary key, agreement uuid not null, commitment text not null, on_day date not null, value numeric not null,
    document text not null, recorded_by text not null, recorded_at timestamptz not null default now(),
    foreign key (agreement, commitment) references commitment
);
create index commitment_evidence_of on commitment_evidence (agreement, commitment, on_day);
-- Each notice of a lapse is told once.
create table agreement_notice (
    agreement uuid not null references agreement, days int not null, told_on date not null, primary key (agreement, days)
);
