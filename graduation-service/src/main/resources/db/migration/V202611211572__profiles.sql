-- What is known of households beyond the form G1, one fact and day a row; the newest counts.
create table profile_fact (
    household text not null, input text not null, on_day date not null, bucket smallint not null, value numeric not null,
    primary key (household, input, on_day)
);
create table staging_profile (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, on_day date, input text, value numeric
) partition by list (import_id);
create index staging_profile_bucket on staging_profile (bucket);

-- What the models of other programmes would do with each household (GRA-10), in the order of the policy's models.
create table comparison_result (
    on_day date not null, household text not null, bucket smallint not null, district text not null,
    takes text[] not null, inside text[] not null, primary key (on_day, household)
);
create index comparison_result_bucket on comparison_result (on_day, bucket);
create table comparison_count (
    on_day date not null, district text not null, model text not null, question text not null, answer text not null,
    households bigint not null, primary key (on_day, district, model, question, answer)
);
create table comparison_run (on_day date primary key, policy text not null);
