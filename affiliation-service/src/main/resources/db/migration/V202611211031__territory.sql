-- Populated centres, territorial units and the gestores who answer for each place (USR-3).

-- "centre" is what the other files call the place (centro_poblado)
create table populated_centre (
    district text not null check (district ~ '^[0-9]{6}$'),
    centre text not null,
    name text not null,
    latitude numeric(9, 6),
    longitude numeric(9, 6),
    primary key (district, centre)
);

create table territorial_unit (
    unit text primary key,
    name text not null
);

-- a district belongs to one unit at most
create table territorial_unit_district (
    district text primary key check (district ~ '^[0-9]{6}$'),
    unit text not null references territorial_unit
);
create index territorial_unit_district_unit on territorial_unit_district (unit);

-- centre '' is the whole district; both days included
create table gestor_assignment (
    gestor text not null,
    district text not null check (district ~ '^[0-9]{6}$'),
    centre text not null default '',
    since date not null,
    until date check (until >= since),
    assigned_by text,
    recorded_at timestamptz not null default now(),
    primary key (gestor, district, centre, since)
);
create index gestor_assignment_place on gestor_assignment (district, centre);

-- places with affiliated households and nobody who answers for them, as detected
create table uncovered_place (
    district text not null,
    centre text not null,
    detected_on date not null,
    seen_on date not null,
    households bigint not null,
    covered_on date,
    primary key (district, centre, detected_on)
);
create unique index uncovered_place_open on uncovered_place (district, centre) where covered_on is null;

create table staging_populated_centre (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, district text, centre text, content bigint, name text,
    latitude numeric(9, 6), longitude numeric(9, 6)
) partition by list (import_id);

create table staging_gestor_assignment (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, gestor text, district text, centre text, content bigint, since date, until date
) partition by list (import_id);
