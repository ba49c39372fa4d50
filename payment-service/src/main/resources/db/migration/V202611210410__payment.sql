-- Households as affiliation tells of them.
create table payee (
    household text collate "C" primary key,
    bucket smallint not null,
    version bigint not null,
    external_id text not null,
    state text not null,
    district text not null,
    affiliated_on date,
    exited_on date,
    recipient text,
    identity_verified boolean not null,
    alive boolean not null,
    means text,
    account text,
    pay_point text
);
create index payee_bucket on payee (bucket);

create table dispute (
    household text collate "C" not null,
    opened_at timestamptz not null,
    opened_by text not null,
    closed_at timestamptz,
    closed_by text
);
create unique index dispute_open on dispute (household) where closed_at is null;

-- The last time that the bank could not pay a household.
create table bank_refusal (
    household text collate "C" primary key,
    code text not null,
    action text not null,
    recipient text not null,
    means text not null,
    account text,
    pay_point text,
    refused_at timestamptz not null
);

-- Verdicts and periods as coresponsibility tells of them.
create table verdict (
    period text collate "C" not null,
    household text collate "C" not null,
    bucket smallint not null,
    version bigint not null,
    outcome text not null,
    payable boolean not null,
    primary key (period, household)
);
create index verdict_bucket on verdict (period, bucket);

create table period (
    period text collate "C" primary key,
    version bigint not null,
    state text not null,
    households bigint not null,
    payable bigint not null,
    policy text not null
);

create table round (
    round text collate "C" primary key,
    period text collate "C" not null unique,
    state text not null,
    version bigint not null,
    ceiling numeric(14, 2) not null,
    job uuid,
    transfers bigint,
    amount numeric(14, 2),
    hash text,
    submitter text,
    approver text,
    check (submitter <> approver),
    check (state in ('OPEN', 'LIQUIDATED', 'SUBMITTED', 'APPROVED', 'DISPATCHED', 'RECONCILED', 'CLOSED'))
);

-- One per household and period. Half of each page stays free: the bank's answer is a change in place.
create table transfer (
    period text collate "C" not null,
    household text collate "C" not null,
    bucket smallint not null,
    district text not null,
    round text collate "C" not null,
    state text not null check (state in ('ORDERED', 'HELD', 'CREDITED', 'REJECTED', 'RETURNED')),
    reason text,
    amount numeric(14, 2) not null check (amount > 0),
    attempt smallint not null,
    version bigint not null,
    recipient text,
    means text,
    account text,
    pay_point text,
    bank_message bigint,
    bank_reference text,
    primary key (period, household)
) with (fillfactor = 50);
-- A transfer goes with the round of its own period, but for those released later.
create index transfer_released on transfer (round, household) where round <> 'R' || period;

create view round_transfer as
select t.* from round r join transfer t on t.period = r.period and t.round = r.round
union all
select t.* from transfer t where t.round <> 'R' || t.period;

-- "settles" is the right that a line pays: a period's base amount is paid once, as BASE or as COMPENSATION.
create table transfer_line (
    period text collate "C" not null,
    household text collate "C" not null,
    settles text not null,
    transfer_period text collate "C" not null,
    component text not null,
    amount numeric(14, 2) not null check (amount > 0),
    policy text not null,
    primary key (period, household, settles)
);
create index transfer_line_adjustment on transfer_line (transfer_period, household) where period <> transfer_period;

create view line_of_transfer as
select l.* from transfer_line l where l.period = l.transfer_period
union all
select l.* from transfer_line l where l.period <> l.transfer_period;

-- Transfers that are owed and in no way to the household: held, rejected or returned.
create table unpaid (
    period text collate "C" not null,
    household text collate "C" not null,
    bucket smallint not null,
    primary key (period, household)
);
create index unpaid_bucket on unpaid (bucket);

-- How a transfer ended in a round that it left for a later one.
create table former_attempt (
    round text collate "C" not null,
    period text collate "C" not null,
    household text collate "C" not null,
    district text not null,
    attempt smallint not null,
    state text not null,
    reason text,
    amount numeric(14, 2) not null,
    recipient text,
    means text,
    account text,
    pay_point text,
    bank_message bigint,
    bank_reference text,
    primary key (round, period, household)
);

create table adjustment (
    period text collate "C" not null,
    household text collate "C" not null,
    component text not null,
    bucket smallint not null,
    amount numeric(14, 2) not null,
    policy text not null,
    verdict_version bigint not null,
    paid_in text,
    primary key (period, household, component)
);
create index adjustment_pending on adjustment (bucket) where paid_in is null;

create table review (
    period text collate "C" not null,
    household text collate "C" not null,
    kind text not null,
    verdict_version bigint not null,
    created_at timestamptz not null,
    primary key (period, household, kind)
);

create table bank_file (
    round text collate "C" not null,
    number integer not null,
    message_id text not null unique,
    transactions integer not null,
    amount numeric(14, 2) not null,
    first_key text collate "C" not null,
    last_key text collate "C" not null,
    content_hash text not null,
    primary key (round, number)
);

create table bank_message (
    id bigint generated always as identity primary key,
    kind text not null,
    message_id text not null,
    digest text not null,
    state text not null check (state in ('RECEIVED', 'APPLIED')),
    lines bigint not null,
    job uuid,
    received_at timestamptz not null,
    unique (kind, message_id)
);

-- Every line of every message, for good: what is not on the exceptions list is matched.
create table bank_line (
    message bigint not null,
    line integer not null,
    bucket smallint not null,
    end_to_end_id text,
    period text collate "C",
    household text collate "C",
    answer text not null,
    amount numeric(18, 2),
    reason text,
    reference text,
    original_message text,
    fault text
);
create index bank_line_bucket on bank_line (message, bucket);

-- A bank file rejected as a whole.
create table bank_file_rejection (
    message bigint not null,
    line integer not null,
    original_message text not null,
    reason text not null,
    primary key (message, line)
);

create table bank_exception (
    message bigint not null,
    line integer not null,
    code text not null,
    end_to_end_id text,
    period text collate "C",
    household text collate "C",
    amount numeric(18, 2),
    primary key (message, line)
);
create index bank_exception_household on bank_exception (household, period);

create table account (code text primary key);
insert into account values ('BUDGET'), ('PAYABLE'), ('IN_TRANSIT'), ('CREDITED');

-- One row, two accounts: a posting that does not balance cannot be written down. Rows are only ever inserted.
create table posting (
    id bigint generated always as identity primary key,
    movement text not null,
    debit text not null references account,
    credit text not null references account,
    amount numeric(14, 2) not null check (amount > 0),
    transfers integer not null check (transfers > 0),
    round text collate "C" not null,
    source text not null,
    first_bucket smallint not null,
    last_bucket smallint not null,
    posted_at timestamptz not null,
    check (debit <> credit),
    unique (source, movement, round, first_bucket)
);
revoke update, delete, truncate on posting from current_user;
