-- Whether a programme with free places takes a household that waits, by the rules in force on the day (PAR-3): it is refused where
-- all windows of the programme say no. Whoever may or may not be taken waits in line like those who are.
create table need_asked (
    household text not null references household,
    programme text not null,
    asked_on date not null,
    refused boolean not null,
    primary key (household, programme)
);

create or replace function place_waiting(only_households text[], only_offers uuid[]) returns setof uuid
    language plpgsql as
$$
declare
    candidate record;
    available int;
    taken     int;
begin
    for candidate in
        select o.id, o.area, o.bonus, o.closes_on, o.programme
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
                select w.household, w.bonus
                from need w
                where w.state = 'WAITING' and w.ready and w.bonus = candidate.bonus and w.decided_on <= candidate.closes_on
                  and (candidate.area = '*' or w.district between candidate.area and candidate.area || '999999')
                  and (only_households is null or w.household = any (only_households))
                  and not exists (
                        select from need_asked a
                        where a.household = w.household and a.programme = candidate.programme and a.refused)
                order by w.decided_on, w.household
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

-- What is learnt of a household or of its district makes earlier answers void.
create function fact_makes_answers_void() returns trigger language plpgsql as $$
begin
    delete from need_asked a using (select distinct household from added) f where a.household = f.household;
    return null;
end
$$;
create trigger eligibility_fact_added after insert on eligibility_fact
    referencing new table as added for each statement execute function fact_makes_answers_void();
create trigger eligibility_fact_changed after update on eligibility_fact
    referencing new table as added for each statement execute function fact_makes_answers_void();

create function district_fact_makes_answers_void() returns trigger language plpgsql as $$
begin
    delete from need_asked a using household h, (select distinct district from added) f
    where a.household = h.household and h.district = f.district;
    return null;
end
$$;
create trigger district_fact_added after insert on district_fact
    referencing new table as added for each statement execute function district_fact_makes_answers_void();
create trigger district_fact_changed after update on district_fact
    referencing new table as added for each statement execute function district_fact_makes_answers_void();
