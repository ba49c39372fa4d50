-- A person's opinion that would give a bonus counts once another person confirmed it (GRA-3).
alter table person_decision add needs_second boolean not null default false, add second_outcome text,
    add second_by text, add second_at timestamptz,
    add check (second_by <> decided_by), add check (second_outcome in ('CONFIRMED', 'REJECTED')),
    add check ((second_outcome is null) = (second_by is null));
create index person_decision_pending on person_decision (household) where needs_second and second_outcome is null;
