-- who read a person's file, and who did what; nothing here is ever changed or removed
create table audit_entry (
    id bigint generated always as identity primary key,
    recorded_at timestamptz not null default clock_timestamp(),
    subject text not null,
    act text not null,
    object text not null,
    detail jsonb not null default '{}'
);

-- the entries in the order in which they were chained; each hash is of the one before and of the entry
create table audit_link (
    position bigint primary key,
    entry bigint not null unique references audit_entry (id),
    hash bytea not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'object_not_in_prerequisite_state';
end
$$;
create trigger audit_entry_kept before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger audit_link_kept before update or delete or truncate on audit_link
    for each statement execute function audit_is_append_only();

create function audit_time(at timestamptz) returns text language sql stable as $$
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- One at a time. A transaction that was open for long commits its entries after later ones were chained: so it looks back some
-- thousands of numbers for what is not in the chain yet.
create function audit_chain(most int) returns int language plpgsql as $$
declare
    fresh record;
    place bigint;
    previous bytea;
    chained int := 0;
begin
    if not pg_try_advisory_xact_lock(hashtext('juntos.audit')) then
        return 0;
    end if;
    select l.position, l.hash into place, previous from audit_link l order by l.position desc limit 1;
    place := coalesce(place, 0);
    previous := coalesce(previous, ''::bytea);
    for fresh in
        select * from audit_entry e
        where e.id > coalesce((select max(l.entry) from audit_link l), 0) - 10000
          and not exists (select from audit_link l where l.entry = e.id)
        order by e.id limit most
    loop
        place := place + 1;
        previous := sha256(convert_to(concat_ws(E'\x1f', encode(previous, 'hex'), place, fresh.id,
            audit_time(fresh.recorded_at), fresh.subject, fresh.act, fresh.object, fresh.detail::text), 'UTF8'));
        insert into audit_link (position, entry, hash) values (place, fresh.id, previous);
        chained := chained + 1;
    end loop;
    return chained;
end
$$;
