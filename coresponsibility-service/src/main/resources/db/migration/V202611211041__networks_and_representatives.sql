-- Micro-networks, networks and UGELs. A network is known by its department and its name, as the sectors' files name it.
create table network (
    network text primary key,
    kind text not null check (kind in ('MICRO_NETWORK', 'NETWORK', 'UGEL')),
    name text not null,
    parent text references network,
    check (parent <> network)
);
create index network_parent on network (parent);

create function network_code(ubigeo text, name text) returns text language sql immutable as $$
    select left(ubigeo, 2) || '-' || trim(both '-' from regexp_replace(
        upper(translate(name, 'áéíóúüñÁÉÍÓÚÜÑ', 'aeiouunAEIOUUN')), '[^A-Z0-9]+', '-', 'g'))
$$;

alter table establishment add column network_code text references network;

insert into network (network, kind, name)
select distinct on (network_code(district, network)) network_code(district, network),
       case when kind = 'SCHOOL' then 'UGEL'
            when network ilike '%micro%' then 'MICRO_NETWORK' else 'NETWORK' end, network
from establishment where network is not null order by 1, network;
update establishment set network_code = network_code(district, network) where network is not null;
create index establishment_network on establishment (network_code);
create index establishment_district on establishment (district text_pattern_ops);

-- Form 01: heads of establishments sign evidence; representatives of networks do not, but see what is theirs
alter table signatory add column person text check (person <> ''); -- who signs in as this head
alter table signatory add column registered_by text;
alter table signatory add column registered_at timestamptz;
create index signatory_person on signatory (person) where person is not null;

create table network_representative (
    network text not null references network,
    signature text not null,
    name text not null,
    valid_from date not null,
    valid_until date,
    person text check (person <> ''),
    registered_by text,
    registered_at timestamptz,
    primary key (network, signature, valid_from)
);
create index network_representative_person on network_representative (person) where person is not null;

-- a network and all below it
create function networks_within(top text) returns setof text language sql stable as $$
    with recursive below(network) as (
        select n.network from network n where n.network = top
        union select n.network from network n join below b on n.parent = b.network)
    select network from below
$$;

-- the establishments that somebody heads, or represents the network of, on a day
create function headed_by(head text, day date) returns setof text language sql stable as $$
    select s.establishment from signatory s
    where s.person = head and s.valid_from <= day and (s.valid_until is null or s.valid_until >= day)
    union
    select e.establishment
    from network_representative r
    cross join lateral networks_within(r.network) w(network)
    join establishment e on e.network_code = w.network
    where r.person = head and r.valid_from <= day and (r.valid_until is null or r.valid_until >= day)
$$;

-- who took which nominal lists away
create table list_read (
    id bigint generated always as identity primary key,
    read_at timestamptz not null,
    subject text not null,
    period text not null,
    scope text not null,
    format text not null
);
create index list_read_at on list_read (period, read_at);
