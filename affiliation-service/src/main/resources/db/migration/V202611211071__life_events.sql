-- What happens to households and persons after they are listed (AFF-5), as it was reported: never changed nor deleted.
create table life_event (
    event_id text primary key, -- chosen by the sender
    digest text not null, -- of the content: the same id with another content is refused
    bucket smallint not null,
    household text not null,
    member text,
    kind text not null,
    effective_on date not null,
    source text not null,
    document text not null,
    reported_by text not null,
    reported_at timestamptz not null,
    state text not null check (state in ('RECORDED', 'PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by text check (decided_by <> reported_by), -- two persons where money moves
    decided_at timestamptz,
    note text,
    content jsonb not null, -- personal data: the register's own file, never an event
    check ((state in ('APPROVED', 'REJECTED')) = (decided_by is not null))
) with (fillfactor = 90);
create index life_event_household on life_event (household, effective_on);
create index life_event_pending on life_event (event_id) where state = 'PROPOSED';

-- dated facts that follow from them; a person's facts lie in the bucket of the household of today
create table person_fact (
    event_id text primary key,
    member text not null,
    bucket smallint not null,
    household text not null, -- in which it happened
    kind text not null check (kind in ('DIED', 'EXPECTING', 'DELIVERED', 'JOINED', 'LEFT')),
    happened_on date not null,
    expected_delivery date
);
create index person_fact_bucket on person_fact (bucket);
create index person_fact_member on person_fact (member);

create table recipient_fact (
    event_id text primary key,
    recorded bigint generated always as identity,
    household text not null,
    bucket smallint not null,
    happened_on date not null,
    member text not null
);
create index recipient_fact_bucket on recipient_fact (bucket);

create table payment_fact (
    event_id text primary key,
    recorded bigint generated always as identity,
    household text not null,
    bucket smallint not null,
    happened_on date not null,
    means text not null,
    account text,
    pay_point text
);
create index payment_fact_bucket on payment_fact (bucket);

create table residence (
    event_id text primary key,
    household text not null,
    bucket smallint not null,
    happened_on date not null,
    district text not null,
    populated_centre text,
    address text
);
create index residence_household on residence (household);

alter table member_change alter column import_id drop not null;
alter table member_change add column event_id text;

create table staging_life_event (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, household text, content text
) partition by list (import_id);
create index staging_life_event_bucket on staging_life_event (bucket);
