-- Lines of a file between its reception and its application. Logged: a file that was answered 202 outlives a crash.
-- Each import has its own partition, dropped when its lines are applied.
-- "content" is a digest of the line, to tell a repeated line from a conflicting one.

create table staging_household (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, external_id text, content bigint,
    district text, populated_centre text, class text, class_from date, class_until date,
    address text, latitude numeric(9, 6), longitude numeric(9, 6)
) partition by list (import_id);
create index staging_household_bucket on staging_household (bucket);

create table staging_member (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, member text, external_id text, content bigint,
    dni text, paternal_name text, maternal_name text, given_names text, name_key text,
    sex text, birth_date date, relationship text, expected_delivery date, level text, recipient boolean
) partition by list (import_id);
create index staging_member_bucket on staging_member (bucket);

create table staging_civil_record (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, dni text, content bigint, name_key text, deceased boolean, died_on date
) partition by list (import_id);
create index staging_civil_record_bucket on staging_civil_record (bucket);

create table staging_district (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, ubigeo text, content bigint, name text, province text, department text, incorporated_on date
) partition by list (import_id);
create index staging_district_bucket on staging_district (bucket);

create table staging_visit (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, content bigint, visited_on date, gestor text, result text
) partition by list (import_id);
create index staging_visit_bucket on staging_visit (bucket);

create table staging_assembly (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, content bigint, act text, held_on date, district text,
    populated_centre text, attendees int, result text, motive text
) partition by list (import_id);
create index staging_assembly_bucket on staging_assembly (bucket);

create table staging_agreement (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, content bigint, signed_on date, means text, account text, pay_point text
) partition by list (import_id);
create index staging_agreement_bucket on staging_agreement (bucket);

create table staging_attachment (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, member text, establishment text, since date
) partition by list (import_id);
create index staging_attachment_bucket on staging_attachment (bucket);
