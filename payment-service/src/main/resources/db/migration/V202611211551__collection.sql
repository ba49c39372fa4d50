-- What households took of the money that the bank credited (PAY-7, PAY-8), and the books of it (PAY-9).
insert into account values ('WITHDRAWN'), ('REVERTED');

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger posting_written_once before update or delete on posting for each row execute function refuse_change();
create trigger posting_kept before truncate on posting for each statement execute function refuse_change();

-- The day on which the bank is asked to pay a period: the first after it.
create function payment_day(period text) returns date language sql immutable parallel safe
    return (make_date(left(period, 4)::int, right(period, 1)::int * 2 - 1, 1) + interval '2 months')::date;

-- One per credited transfer, from the first time that somebody asks what became of it. Half of a page is for changes in place.
create table collection (
    period text collate "C" not null,
    household text collate "C" not null,
    bucket smallint not null,
    round text collate "C" not null,
    attempt smallint not null,
    amount numeric(14, 2) not null check (amount > 0),
    credited_on date not null,
    withdrawn numeric(14, 2) not null default 0,
    reverted numeric(14, 2) not null default 0,
    last_withdrawal date,
    stage text not null default 'AVAILABLE'
        check (stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED', 'WITHDRAWN', 'REVERTED')),
    since date not null,
    primary key (period, household),
    check (withdrawn >= 0 and reverted >= 0 and withdrawn + reverted <= amount),
    check ((withdrawn = amount) = (stage = 'WITHDRAWN')),
    check ((reverted > 0) = (stage = 'REVERTED'))
) with (fillfactor = 50);
create index collection_open on collection (bucket) where stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED');
create index collection_household on collection (household);

-- Every withdrawal that the bank told of, for good.
create table withdrawal (
    withdrawal_id text collate "C" primary key,
    period text collate "C" not null,
    household text collate "C" not null,
    end_to_end_id text not null,
    on_day date not null,
    amount numeric(14, 2) not null check (amount > 0),
    channel text not null,
    pay_point text,
    import_id uuid not null,
    line bigint not null
);
create index withdrawal_transfer on withdrawal (household, period);
create trigger withdrawal_written_once before update or delete on withdrawal for each row execute function refuse_change();
create trigger withdrawal_kept before truncate on withdrawal for each statement execute function refuse_change();

create table staging_withdrawal (
    import_id uuid,
    line bigint,
    refusal_code text,
    refusal_message text,
    bucket smallint,
    withdrawal_id text,
    end_to_end_id text,
    period text collate "C",
    household text collate "C",
    on_day date,
    amount numeric(14, 2),
    channel text,
    pay_point text
) partition by list (import_id);

-- Every change of a stage of uncollected money, with what it was decided from (POL-2).
create table collection_history (
    id bigint generated always as identity primary key,
    period text collate "C" not null,
    household text collate "C" not null,
    stage text not null,
    as_of date not null,
    remaining numeric(14, 2) not null,
    days integer not null,
    policy text not null,
    hash text not null
);
create index collection_history_transfer on collection_history (household, period);
create trigger collection_history_written_once before update or delete on collection_history
    for each row execute function refuse_change();

-- Money to go back to the Treasury: proposed by one person, let go by another.
create table reversion (
    reversion text collate "C" primary key,
    round text collate "C" not null,
    reason text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
    transfers bigint not null,
    amount numeric(14, 2) not null,
    hash text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    job uuid,
    check (proposed_by <> decided_by or state = 'WITHDRAWN')
);
create table reversion_item (
    reversion text collate "C" not null references reversion,
    period text collate "C" not null,
    household text collate "C" not null,
    bucket smallint not null,
    amount numeric(14, 2) not null,
    outcome text check (outcome in ('REVERTED', 'COLLECTED_MEANWHILE')),
    primary key (reversion, period, household)
);
create index reversion_item_bucket on reversion_item (reversion, bucket);
create unique index reversion_open on reversion (round) where state = 'PROPOSED';

-- Accounts where nothing moves are visited.
create table dormant_visit (
    household text collate "C" not null,
    on_day date not null,
    finding text not null,
    visited_by text not null,
    noted_at timestamptz not null,
    primary key (household, on_day)
);
