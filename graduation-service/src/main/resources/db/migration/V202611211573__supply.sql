-- Free places of partners' offers, as they tell them.
create table supply_offer (
    offer text primary key, area text not null, bonus text not null, free bigint not null, version bigint not null
);

-- Districts with fewer places than households that wait (GRA-6); the version counts for each district and bonus.
create table supply_alert (
    id bigint generated always as identity primary key,
    district text not null, bonus text not null, demand bigint not null, covered bigint not null, version bigint not null,
    open boolean not null, raised_at timestamptz not null default now(), cleared_at timestamptz
);
create unique index supply_alert_open on supply_alert (district, bonus) where open;

-- Households without target members, referred to productive programmes once in each stay.
create table productive_link (
    household text not null, affiliated_on date not null, bucket smallint not null, on_day date not null,
    version bigint not null, primary key (household, affiliated_on)
);
