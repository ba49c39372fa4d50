create table thing (
    household text primary key,
    bucket smallint not null,
    version bigint not null,
    amount bigint not null
);

-- No key on purpose: an event applied twice is two rows.
create table tally (
    id bigint generated always as identity primary key,
    event_id text not null,
    household text not null,
    version bigint not null,
    amount bigint not null
);

create table chunk_run (
    job uuid not null,
    phase text not null,
    first_bucket int,
    last_bucket int
);

create table staged_thing (
    import_id uuid not null,
    line bigint not null,
    refusal_code text,
    refusal_message text,
    code text,
    since date,
    amount numeric(14, 2),
    kind text
) partition by list (import_id);

create table imported_thing (
    code text primary key,
    since date not null,
    amount numeric(14, 2),
    kind text,
    times int not null default 1
);

create table typed (
    line bigint not null,
    words text,
    count int,
    big bigint,
    amount numeric(14, 2),
    day date,
    at timestamptz,
    yes boolean,
    tags text[],
    raw bytea
);
