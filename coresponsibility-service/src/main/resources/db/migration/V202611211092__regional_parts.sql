-- VER-6: each regional office consolidates its own part of a period
create table period_part (
    period text not null references period,
    region text not null check (region ~ '^[0-9]{2}$'),
    consolidated_by text not null,
    consolidated_at timestamptz not null,
    primary key (period, region)
);
