-- minutes of communal assemblies: a document that nobody changes once closed (AFF-1); its results are facts in
-- assembly_result, which count until other minutes supersede it
create table assembly_act (
    act text primary key,
    district text not null,
    held_on date not null,
    content text not null,
    drawn_by text not null,
    closed_by text,
    closed_at timestamptz,
    policy text,
    hash text,
    -- set on closing only: one correction of each
    supersedes text unique references assembly_act (act),
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (hash is null))
);
create index assembly_act_district on assembly_act (district text_pattern_ops, act);

create function closed_minutes_never_change() returns trigger language plpgsql as $$
begin
    raise exception 'the minutes % are closed', old.act;
end $$;
create trigger closed_minutes_never_change before update or delete on assembly_act
    for each row when (old.closed_at is not null) execute function closed_minutes_never_change();
