-- policy versions written at run time, beside those that ship (POL-1); one without an approver is a draft
create table policy_version (
    book text not null,
    id text not null,
    effective_from date not null,
    document jsonb not null, -- id, effectiveFrom, legalBasis, source, status and parameters, as proposed
    author text not null,
    proposed_at timestamptz not null,
    approver text,
    published_at timestamptz,
    change bigint not null, -- grows with every proposal and publication, in the order of their commits
    primary key (book, id),
    check (approver <> author),
    check ((approver is null) = (published_at is null))
);
create unique index policy_version_day on policy_version (book, effective_from) where approver is not null;
create sequence policy_change;
