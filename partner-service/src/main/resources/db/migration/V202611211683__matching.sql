-- What each member of a household would like (form G2 and the gestor's visits); the newest day of each counts.
create table preference (
    household text not null, member smallint not null, component text not null, on_day date not null, bucket smallint not null,
    place int not null, primary key (household, member, component, on_day)
);
create table staging_preference (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    bucket smallint, external_id text, member smallint, on_day date, component text, place int
) partition by list (import_id);
create index staging_preference_bucket on staging_preference (bucket);

-- Whether somebody looks after the children during what an offer does; null where the partner does not say.
alter table offer add child_care boolean;
