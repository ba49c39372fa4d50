-- The register of households: facts as the institutions sent them, each with its business date.

-- which sources ever spoke, and how often the register changed: an assessment is repeated only after a new file
create table source_received (
    kind text primary key,
    files bigint not null
);

create table household (
    household text primary key,
    bucket smallint not null,
    external_id text not null,
    district text not null check (district ~ '^[0-9]{6}$'),
    populated_centre text,
    address text,
    latitude numeric(9, 6),
    longitude numeric(9, 6),
    listed_on date not null
);
create index household_bucket on household (bucket);
create unique index household_external_id on household (external_id);
create index household_district on household (district text_pattern_ops, household);

create table classification (
    household text not null,
    bucket smallint not null,
    class text not null check (class in ('EXTREME_POOR', 'POOR', 'NOT_POOR')),
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    primary key (household, valid_from)
);
create index classification_bucket on classification (bucket);

create table member (
    member text primary key,
    bucket smallint not null,
    household text not null,
    external_id text not null,
    dni text check (dni ~ '^[0-9]{8}$'),
    paternal_name text not null,
    maternal_name text,
    given_names text not null,
    name_key text not null,
    sex text not null check (sex in ('F', 'M')),
    birth_date date not null,
    relationship text not null,
    expected_delivery date check (expected_delivery is null or sex = 'F'),
    level text not null,
    recipient boolean not null
);
create index member_bucket on member (bucket);
-- one person per number, whatever the files say
create unique index member_dni on member (dni) where dni is not null;

-- what a person's record said before a file changed it (AFF-5); the register's own file, never an event
create table member_change (
    id bigint generated always as identity primary key,
    member text not null,
    import_id uuid not null,
    recorded_at timestamptz not null default now(),
    change text not null check (change in ('MOVED', 'PREGNANCY', 'LEVEL', 'RECIPIENT', 'IDENTITY', 'DATA')),
    former_household text not null,
    former_expected_delivery date,
    former_level text not null,
    former_recipient boolean not null,
    former_dni text,
    former_name_key text not null
);
create index member_change_member on member_change (member);

-- a line refused because another person holds its number (TGT-4): the certain duplicates
create table duplicate_dni (
    member text primary key,
    household text not null,
    holder text not null
);

create table civil_record (
    dni text primary key,
    name_key text not null,
    deceased boolean not null,
    died_on date,
    check (deceased or died_on is null)
);

create table district (
    ubigeo text primary key,
    name text not null,
    province text not null,
    department text not null,
    incorporated_on date
);

create table visit (
    household text not null,
    bucket smallint not null,
    visited_on date not null,
    gestor text,
    result text not null,
    primary key (household, visited_on)
);
create index visit_bucket on visit (bucket);

create table assembly_result (
    household text not null,
    bucket smallint not null,
    act text not null,
    held_on date not null,
    district text not null,
    populated_centre text,
    attendees int,
    result text not null,
    motive text,
    primary key (household, act),
    check (result <> 'REMOVED' or motive is not null)
);
create index assembly_result_bucket on assembly_result (bucket);

create table agreement (
    household text not null,
    bucket smallint not null,
    signed_on date not null,
    means text not null,
    account text,
    pay_point text,
    primary key (household, signed_on)
);
create index agreement_bucket on agreement (bucket);

create table attachment (
    member text not null,
    bucket smallint not null,
    establishment text not null,
    since date not null,
    primary key (member, establishment, since)
);
create index attachment_bucket on attachment (bucket);
