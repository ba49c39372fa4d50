-- Which districts come first (TGT-1), and what each list of SISFOH said (TGT-2).

-- each row holds from its day until the district's next one
create table district_criteria (
    ubigeo text not null check (ubigeo ~ '^[0-9]{6}$'),
    since date not null,
    extreme_poverty numeric not null check (extreme_poverty between 0 and 100),
    poverty_gap numeric not null check (poverty_gap between 0 and 100),
    chronic_malnutrition numeric not null check (chronic_malnutrition between 0 and 100),
    political_violence numeric not null check (political_violence >= 0),
    inhabitants bigint check (inhabitants >= 0),
    poverty numeric check (poverty between 0 and 100),
    primary key (ubigeo, since)
);

create table staging_criteria (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, ubigeo text, content bigint, since date, extreme_poverty numeric, poverty_gap numeric,
    chronic_malnutrition numeric, political_violence numeric, inhabitants bigint, poverty numeric
) partition by list (import_id);

-- a district joins the programme by two persons
create table district_incorporation (
    id uuid primary key,
    district text not null,
    incorporated_on date not null,
    legal_basis text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'DECLINED')),
    proposed_by text not null,
    proposed_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    check ((state = 'PROPOSED') = (decided_by is null)),
    check (decided_by is null or state = 'DECLINED' or decided_by <> proposed_by)
);
create unique index district_incorporation_open on district_incorporation (district) where state = 'PROPOSED';
create index district_incorporation_district on district_incorporation (district, proposed_at);

-- every hogares.csv is a version of the list
create table sisfoh_list (
    number int generated always as identity primary key,
    import_id uuid not null unique,
    received_at timestamptz not null,
    lines bigint not null,
    applied boolean not null default false
);

-- what a version said of each household. Only ever read by version, in the order it was written: a block range
-- index finds it and costs the import nothing
create table sisfoh_entry (
    list int not null,
    household text not null,
    district text not null,
    class text not null
) with (fillfactor = 100);
create index sisfoh_entry_list on sisfoh_entry using brin (list) with (pages_per_range = 32, autosummarize = on);

create table sisfoh_count (
    list int not null,
    district text not null,
    class text not null,
    households bigint not null,
    primary key (list, district, class)
);
