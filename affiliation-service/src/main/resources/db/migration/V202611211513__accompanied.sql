-- families that the regional office accompanies, as coresponsibility tells (VER-4)
create table accompanied (
    accompaniment uuid primary key,
    household text not null,
    bucket smallint not null,
    version bigint not null,
    since date not null,
    until date not null
);
create index accompanied_household on accompanied (bucket, household);
