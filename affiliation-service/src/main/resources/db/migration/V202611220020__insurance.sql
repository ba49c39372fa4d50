-- AFF-13 of the source: which health insurance a person has, by the day from which
create table insurance (
    member text not null,
    bucket smallint not null,
    insurer text not null check (insurer in ('SIS', 'ESSALUD', 'OTHER', 'NONE')),
    since date not null,
    primary key (member, since)
);
create index insurance_bucket on insurance (bucket);

create table staging_insurance (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, member text, content bigint, insurer text, since date
) partition by list (import_id);
create index staging_insurance_bucket on staging_insurance (bucket);
