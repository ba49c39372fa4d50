-- Each form is a version of what is known of a household: who recorded it and when stays with it.
alter table form_g1 add recorded_by text not null default 'file', add recorded_at timestamptz not null default now();

-- Form G2: what each member prefers and expects, not only the holder (GRA-4).
create table form_g2 (
    household text not null, on_day date not null, member text not null, bucket smallint not null,
    preference text not null, expectation text, content bigint not null,
    recorded_by text not null default 'file', recorded_at timestamptz not null default now(),
    primary key (household, on_day, member)
);
create index form_g2_bucket on form_g2 (bucket);

create table staging_form_g2 (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, on_day date, content bigint, member text, preference text, expectation text
) partition by list (import_id);
create index staging_form_g2_bucket on staging_form_g2 (bucket);
