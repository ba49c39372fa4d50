-- Health posts and schools as coresponsibility tells of them: what they can attend and how they report (PAR-6).
create table establishment (
    establishment text primary key, kind text not null, district text not null, network text, supply text, supply_on date,
    gaps text[] not null, barriers text[] not null, period text, expected int, reported int, late int, unsigned int,
    complaints int, silent boolean not null, version bigint not null
);
create index establishment_district on establishment (district, establishment);
