-- The raffle of the savings pilot (PAR-3): who takes part is frozen when lots are drawn.
create table raffle (
    id uuid primary key, period text not null unique, on_day date not null, seed text not null, policy text not null,
    asked_by text not null, asked_at timestamptz not null default now(), drawn_at timestamptz
);
create table raffle_ticket (
    raffle uuid not null references raffle, household text not null, bucket smallint not null, district text not null,
    ticket text collate "C" not null, place int, primary key (raffle, household)
);
create index raffle_ticket_bucket on raffle_ticket (raffle, bucket);
create index raffle_ticket_place on raffle_ticket (raffle, district, place);
