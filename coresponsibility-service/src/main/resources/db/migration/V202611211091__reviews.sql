-- VER-3 to VER-5: the life of a case for a person
alter table verdict_review
    add column state text not null default 'OPEN' check (state in ('OPEN', 'ASSIGNED', 'CLOSED', 'WITHDRAWN')),
    add column assigned_to text,
    add column assigned_by text,
    add column assigned_at timestamptz,
    add column decision text,
    add column decision_reasons text,
    add column decided_by text,
    add column decided_at timestamptz,
    add column visited_on date,
    add column decision_hash text,
    add check ((state = 'CLOSED') = (decided_by is not null));
create index verdict_review_assigned on verdict_review (assigned_to, period) where state = 'ASSIGNED';
