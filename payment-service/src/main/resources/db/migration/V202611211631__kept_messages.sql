-- Bank messages that were refused whole, kept aside as they came.
create table kept_message (
    id bigint generated always as identity primary key,
    code text not null,
    digest text not null,
    bytes bigint not null,
    times integer not null default 1,
    sender text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    unique (digest, code)
);

create table kept_message_part (
    kept bigint not null,
    part integer not null,
    content bytea not null,
    primary key (kept, part)
);
alter table kept_message_part alter column content set storage external;
