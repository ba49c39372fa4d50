-- What other services told. A row with version 0 was only announced, by an event that came before the household's own.
create table household (
    household text primary key, bucket smallint not null, external_id text, state text, district text, class text,
    affiliated_on date, exited_on date, version bigint not null
);
create index household_bucket on household (bucket);
create index household_external_id on household (external_id);

create table referral (
    referral text primary key, household text not null, bucket smallint not null, bonus text, state text not null,
    enrolled_on date, completed_on date, version bigint not null
);
create index referral_bucket on referral (bucket);
create index referral_household on referral (household);

-- Facts from files and from people: only ever added. "content" is a digest, to tell a repetition from a conflict.
create table recertification (
    household text not null, on_day date not null, bucket smallint not null, result text not null,
    content bigint not null, primary key (household, on_day)
);
create index recertification_bucket on recertification (bucket);

create table form_g1 (
    household text not null, on_day date not null, bucket smallint not null,
    holder_age int, holder_level text, holder_schooling numeric, land numeric, large_animals int,
    independent_workers int, workers int, irrigation boolean, vehicle boolean,
    content bigint not null, primary key (household, on_day)
);
create index form_g1_bucket on form_g1 (bucket);

create table person_decision (
    id bigint generated always as identity primary key,
    household text not null, bucket smallint not null, form_on date not null,
    capacity text not null, potential text not null, reasons text[] not null,
    decided_by text not null, decided_at timestamptz not null default now()
);
create index person_decision_bucket on person_decision (bucket);
create index person_decision_household on person_decision (household);

create table bonus_delivery (
    household text primary key, bucket smallint not null, bonus text not null, on_day date not null,
    reasons text[] not null, recorded_by text not null, recorded_at timestamptz not null default now()
);
create index bonus_delivery_bucket on bonus_delivery (bucket);

-- Where each household stood after its last review, and every decision ever taken.
create table standing (
    household text primary key, bucket smallint not null, reviewed_until date not null, version bigint not null,
    due_on date not null, due_status text not null, recertified_as text, form_on date, capacity text, potential text,
    quadrant text, bonus text, articulated_on date, received_on date, notice_until date, graduated_on date,
    policy text not null, inputs_hash text not null, trace text[] not null
);
create index standing_bucket on standing (bucket);

create table decision (
    household text not null, version bigint not null, bucket smallint not null, kind text not null, on_day date not null,
    reasons text[] not null, about text not null, policy text not null, inputs_hash text not null, trace text[] not null,
    decided_at timestamptz not null default now(), primary key (household, version)
);
create index decision_bucket on decision (bucket);

create table file_access (
    id bigint generated always as identity primary key,
    household text not null, subject text not null, at timestamptz not null default now()
);

-- Lines of a file between its reception and its application; "bucket" is that of the sender's id.
create table staging_recertification (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, on_day date, content bigint, result text
) partition by list (import_id);
create index staging_recertification_bucket on staging_recertification (bucket);

create table staging_form_g1 (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, on_day date, content bigint,
    holder_age int, holder_level text, holder_schooling numeric, land numeric, large_animals int,
    independent_workers int, workers int, irrigation boolean, vehicle boolean
) partition by list (import_id);
create index staging_form_g1_bucket on staging_form_g1 (bucket);
