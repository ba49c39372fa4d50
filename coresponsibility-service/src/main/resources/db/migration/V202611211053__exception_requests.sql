-- Exceptions proposed and decided by API. What is approved excuses through approved_exception, one row a person.
create table exception_request (
    request uuid primary key,
    place bigint generated always as identity,
    period text not null,
    coverage text not null check (coverage in ('MEMBER', 'DISTRICTS', 'ESTABLISHMENTS')),
    places text[] not null, -- member, districts or establishments
    districts text[] not null, -- where it belongs: all of them must lie in the territory of whoever sees or decides it
    reason text not null,
    support text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'REVOKED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision_note text,
    revoked_by text,
    revoked_at timestamptz,
    revocation_note text,
    check (state not in ('APPROVED', 'REVOKED') or decided_by <> proposed_by)
);
create index exception_request_period on exception_request (period, state, place);

alter table approved_exception add column request uuid;
create index approved_exception_request on approved_exception (request) where request is not null;
