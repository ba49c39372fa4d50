-- Entries are never removed, and a link is made of an entry just read: to check the reference again locked, and so wrote, each entry once more.
alter table audit_link drop constraint audit_link_entry_fkey;

-- As before, but the links of one call are written together.
create or replace function audit_chain(most int) returns int language plpgsql as $$
declare
    fresh record;
    place bigint;
    previous bytea;
    places bigint[] := '{}';
    entries bigint[] := '{}';
    hashes bytea[] := '{}';
begin
    if not pg_try_advisory_xact_lock(hashtext('juntos.audit')) then
        return 0;
    end if;
    select l.position, l.hash into place, previous from audit_link l order by l.position desc limit 1;
    place := coalesce(place, 0);
    previous := coalesce(previous, ''::bytea);
    for fresh in
        select e.id, concat_ws(E'\x1f', e.id, audit_time(e.recorded_at), e.subject, e.act, e.object, e.detail::text) as said
        from audit_entry e
        where e.id > coalesce((select max(l.entry) from audit_link l), 0) - 10000
          and not exists (select from audit_link l where l.entry = e.id)
        order by e.id limit most
    loop
        place := place + 1;
        previous := sha256(convert_to(concat_ws(E'\x1f', encode(previous, 'hex'), place, fresh.said), 'UTF8'));
        places := places || place;
        entries := entries || fresh.id;
        hashes := hashes || previous;
    end loop;
    insert into audit_link (position, entry, hash) select * from unnest(places, entries, hashes);
    return coalesce(cardinality(places), 0);
end
$$;
