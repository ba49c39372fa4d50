-- What a sector reports for components beside the base; nothing is owed before a second person approves the file.
create table staging_incentive (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    component text, household text, person text, age integer, pregnant boolean, grade_approved boolean, performed boolean
) partition by list (import_id);

create table incentive_file (
    import_id uuid primary key,
    period text collate "C" not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    sent_by text not null,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'PROPOSED') = (decided_by is null)),
    check (sent_by <> decided_by)
);

create table incentive_claim (
    import_id uuid not null,
    household text collate "C" not null,
    settles text not null,
    line bigint not null,
    bucket smallint not null,
    component text not null,
    amount numeric(14, 2) not null check (amount > 0),
    policy text not null,
    cause text not null,
    primary key (import_id, household, settles)
);

create index payee_external on payee (external_id);
