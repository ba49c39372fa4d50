-- A community's own ranking of its households by wealth, and what its authorities struck out of it (PAR-3). Nothing is added.
create table wealth_ranking (
    id text primary key, community text not null, district text not null, on_day date not null, poverty text not null,
    households int not null, policy text not null, content text not null,
    recorded_by text not null, recorded_at timestamptz not null default now(), reviewed_by text, reviewed_on date
);
create index wealth_ranking_district on wealth_ranking (district, id);
create table ranked_household (
    ranking text not null references wealth_ranking, household text not null, category text not null, removed text,
    primary key (ranking, household)
);
