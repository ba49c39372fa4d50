-- households assessed by themselves: none of them looks back behind its own last day
create table assessed_household (
    household text primary key,
    bucket smallint not null,
    as_of date not null
) with (fillfactor = 80);
create index assessed_household_bucket on assessed_household (bucket);
