create table offer (
    id uuid primary key,
    programme text not null,
    partner text not null,
    reference text not null,
    area text not null,
    bonus text not null,
    places int not null check (places > 0),
    free int not null,
    opens_on date not null,
    closes_on date not null check (closes_on >= opens_on),
    version bigint not null,
    unique (partner, reference),
    check (free between 0 and places)
);
create index offer_match on offer (bonus, area, opens_on, id) where free > 0;

-- what this service needs to know of a household; version 0: only its decision is known so far
create table household (
    household text primary key,
    district text,
    populated_centre text,
    ready boolean not null default false,
    version bigint not null
);

-- a bonus that a household was assigned; waits until an offer keeps a place for it
create table need (
    household text not null references household,
    bonus text not null,
    bucket smallint not null,
    district text,
    ready boolean not null,
    decided_on date not null,
    state text not null check (state in ('WAITING', 'PLACED', 'PROPOSED')),
    offer uuid references offer,
    primary key (household, bonus),
    check ((state = 'WAITING') = (offer is null))
);
create index need_waiting on need (bonus, district, decided_on, household) where state = 'WAITING' and ready;
create index need_placed on need (bucket) where state = 'PLACED';

create table consent (
    referral uuid primary key,
    partner text not null,
    fields text[] not null,
    given_on date not null,
    valid_until date not null check (valid_until >= given_on),
    withdrawn_on date,
    recorded_by text not null,
    recorded_at timestamptz not null
);

create table referral (
    id uuid primary key,
    household text not null references household,
    bucket smallint not null,
    district text not null,
    bonus text not null,
    programme text not null,
    partner text not null,
    offer uuid not null references offer,
    stage text not null,
    reason text,
    proposed_on date not null,
    since date not null,
    due date,
    sent boolean not null default false,
    consented boolean not null default false,
    enrolled_on date,
    outcome jsonb,
    version bigint not null,
    unique (household, bonus),
    -- nothing about a household goes to a partner without its recorded consent
    check (consented or not sent),
    check (sent or stage not in ('SENT', 'ACCEPTED', 'ENROLLED', 'COMPLETED', 'DROPPED'))
);
create index referral_partner on referral (partner, id) where sent;
create index referral_stage on referral (stage, id);
create index referral_due on referral (due, bucket) where due is not null;

create table referral_step (
    referral uuid not null,
    version bigint not null,
    stage text not null,
    reason text,
    taken_on date not null,
    taken_by text not null,
    taken_at timestamptz not null,
    primary key (referral, version)
);

-- Gives free places to waiting households, the nearest offers first and within an offer the longest waiting first.
-- The offer's row lock makes it safe beside others that do the same; all take the locks in the same order.
-- only_households or only_offers narrow it; the offers whose places changed come back.
create function place_waiting(only_households text[], only_offers uuid[]) returns setof uuid
    language plpgsql as
$$
declare
    candidate record;
    available int;
    taken     int;
begin
    for candidate in
        select o.id, o.area, o.bonus, o.closes_on
        from offer o
        where o.free > 0
          and (only_offers is null or o.id = any (only_offers))
          and (only_households is null or exists (
                select from need n
                where n.household = any (only_households) and n.state = 'WAITING' and n.ready and n.bonus = o.bonus
                  and n.decided_on <= o.closes_on
                  and o.area in ('*', left(n.district, 2), left(n.district, 4), n.district)))
        order by length(o.area) desc, o.opens_on, o.id
        loop
            select free into available from offer where id = candidate.id for update;
            with chosen as (
                select household, bonus
                from need
                where state = 'WAITING' and ready and bonus = candidate.bonus and decided_on <= candidate.closes_on
                  and (candidate.area = '*' or district between candidate.area and candidate.area || '999999')
                  and (only_households is null or household = any (only_households))
                order by decided_on, household
                limit available for update skip locked)
            update need n
            set state = 'PLACED', offer = candidate.id
            from chosen c
            where n.household = c.household and n.bonus = c.bonus;
            get diagnostics taken = row_count;
            if taken > 0 then
                update offer set free = free - taken, version = version + 1 where id = candidate.id;
                return next candidate.id;
            end if;
        end loop;
end
$$;
