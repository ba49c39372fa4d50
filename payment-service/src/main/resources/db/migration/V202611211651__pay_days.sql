-- Where and when each community is paid (PAY-8).
alter table payee add column populated_centre text;

create table pay_point (
    point text collate "C" primary key,
    channel text not null check (channel in ('BRANCH', 'ATM', 'CASH_TRANSPORT', 'CORRESPONDENT')),
    district text not null,
    most_per_day integer not null check (most_per_day > 0),
    active boolean not null
);
create table travel_time (
    district text not null,
    centre text not null,
    point text collate "C" not null references pay_point,
    minutes integer not null check (minutes >= 0),
    primary key (district, centre, point)
);
create table staging_pay_point (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    point text collate "C", channel text, district text, most_per_day integer, active boolean
) partition by list (import_id);
create table staging_travel_time (
    import_id uuid not null, line bigint not null, refusal_code text, refusal_message text,
    district text, centre text, point text collate "C", minutes integer
) partition by list (import_id);

-- Each new plan of a round takes the place of the one before.
create table pay_plan (
    round text collate "C" primary key,
    number integer not null,
    policy text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    made integer
);
-- Households of a round within their groups, as they stood when the plan was made.
create table pay_rank (
    round text collate "C" not null,
    household text collate "C" not null,
    district text not null,
    centre text not null,
    means text not null,
    agreed text not null,
    rank integer not null,
    primary key (round, household)
);
create table pay_slot (
    round text collate "C" not null,
    district text not null,
    centre text not null,
    means text not null,
    agreed text not null,
    first_rank integer not null,
    last_rank integer not null,
    point text collate "C" not null references pay_point,
    minutes integer not null,
    day date not null,
    primary key (round, district, centre, means, agreed, first_rank)
);
create index pay_slot_load on pay_slot (round, point, day);
create table pay_unplaced (
    round text collate "C" not null,
    district text not null,
    centre text not null,
    means text not null,
    agreed text not null,
    households integer not null,
    reason text not null,
    primary key (round, district, centre, means, agreed)
);
create view pay_day as
select k.round, k.household, k.district, k.centre, s.point, s.minutes, s.day
from pay_rank k join pay_slot s on s.round = k.round and s.district = k.district and s.centre = k.centre and s.means = k.means
     and s.agreed = k.agreed and k.rank between s.first_rank and s.last_rank;
