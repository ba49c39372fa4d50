-- An account of a recipient, as the bank has to confirm it before it is paid on. Another account, or recipient, is another check.
create table account_check (
    id text collate "C" not null unique,
    household text collate "C" not null,
    recipient text not null,
    account text not null,
    state text not null check (state in ('ASKED', 'VERIFIED', 'REFUSED')),
    reason text,
    request text collate "C" not null,
    answered_at timestamptz,
    primary key (household, account, recipient)
);
create index account_check_request on account_check (request);

create table account_request (
    message_id text collate "C" primary key,
    period text collate "C" not null,
    accounts integer not null,
    made_at timestamptz not null
);

-- How often the bank was asked about the payees of a period; one at a time.
create table account_asking (
    period text collate "C" not null,
    number integer not null,
    job uuid,
    finished boolean not null default false,
    primary key (period, number)
);
