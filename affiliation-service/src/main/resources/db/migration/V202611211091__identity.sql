-- A person without DNI is known by the register's own code; the DNI is linked later and nothing is lost (AFF-2).
create table identity_link (
    member text not null,
    dni text not null,
    linked_on date not null,
    document text not null,
    linked_by text not null,
    linked_at timestamptz not null,
    primary key (member, dni)
);

-- Questions put to RENIEC. Not to know is an answer of its own, never a "no".
create table identity_check (
    id bigint generated always as identity primary key,
    member text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    state text not null check (state in ('QUEUED', 'ASKING', 'CONFIRMED', 'DECEASED', 'NAMES_DIFFER', 'NOT_FOUND', 'UNKNOWN')),
    asking_since timestamptz,
    answered_at timestamptz
) with (fillfactor = 90);
create index identity_check_member on identity_check (member, id desc);
create index identity_check_open on identity_check (id) where state in ('QUEUED', 'ASKING');
-- one open question a person
create unique index identity_check_one on identity_check (member) where state in ('QUEUED', 'ASKING');
