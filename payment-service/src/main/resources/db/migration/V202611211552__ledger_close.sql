-- On which account the money of each transfer stands, by the transfer itself and what was taken of it.
create view district_account as
select x.district, x.account, sum(x.amount)::numeric(16, 2) as balance
from (
    select t.district,
           case when t.state = 'CREDITED' then 'CREDITED'
                when t.state in ('REJECTED', 'RETURNED') then 'PAYABLE'
                when t.state = 'HELD' and t.attempt > 1 then 'PAYABLE'
                when t.state = 'ORDERED' and r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED') then 'IN_TRANSIT'
                when t.state = 'ORDERED' and (r.state = 'APPROVED' or t.attempt > 1) then 'PAYABLE' end as account,
           t.amount - case when t.state = 'CREDITED' then coalesce(c.withdrawn + c.reverted, 0) else 0 end as amount
    from transfer t join round r on r.round = t.round
    left join collection c on c.period = t.period and c.household = t.household
    union all
    select t.district, taken.account, taken.amount
    from collection c join transfer t on t.period = c.period and t.household = c.household,
         lateral (values ('WITHDRAWN', c.withdrawn), ('REVERTED', c.reverted)) taken (account, amount)
) x
where x.account is not null
group by x.district, x.account;

-- The last word of the bank on each attempt, by its own lines: those that matched.
create view bank_word as
select l.period, l.household, (regexp_match(l.end_to_end_id, '-([0-9]+)$'))[1]::int as attempt,
       case when bool_or(l.answer = 'RETURNED') then 'RETURNED'
            when bool_or(l.answer = 'CREDITED') then 'CREDITED' else 'REJECTED' end as word
from bank_line l
left join bank_exception e on e.message = l.message and e.line = l.line
where e.message is null and l.answer in ('REJECTED', 'CREDITED', 'RETURNED') and l.household is not null
group by 1, 2, 3;

-- Every attempt that was sent to the bank, with what the lines of its transfer add up to.
create view sent_attempt as
select a.round, a.period, a.household, a.attempt, l.amount
from (
    select t.round, t.period, t.household, t.attempt::int as attempt from transfer t join round r on r.round = t.round
    where t.state <> 'HELD' and r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED')
    union all
    select f.round, f.period, f.household, f.attempt::int from former_attempt f where f.state in ('REJECTED', 'RETURNED', 'CREDITED')
) a
join (select transfer_period, household, sum(amount) as amount from transfer_line group by 1, 2) l
     on l.transfer_period = a.period and l.household = a.household;

-- What should have been posted, found without looking at any posting nor at the state of any transfer.
create view found_figure as
select t.round, 'BUDGETED' as figure, sum(l.amount)::numeric(16, 2) as amount
from (
    select round, period, household from sent_attempt where attempt = 1
    union
    select t.round, t.period, t.household from transfer t join round r on r.round = t.round
    where r.state = 'APPROVED' and t.state <> 'HELD' and t.attempt = 1
) t
join (select transfer_period, household, sum(amount) as amount from transfer_line group by 1, 2) l
     on l.transfer_period = t.period and l.household = t.household
group by t.round
union all
select round, 'DISPATCHED', sum(amount) from bank_file group by round
union all
select a.round, case w.word when 'CREDITED' then 'CREDITED' else 'REFUSED' end, sum(a.amount)
from sent_attempt a join bank_word w on w.period = a.period and w.household = a.household and w.attempt = a.attempt
group by 1, 2
union all
select a.round, 'WITHDRAWN', sum(w.amount)
from withdrawal w join sent_attempt a on a.period = w.period and a.household = w.household
     and a.attempt = (regexp_match(w.end_to_end_id, '-([0-9]+)$'))[1]::int
group by a.round
union all
select r.round, 'REVERTED', sum(i.amount) from reversion_item i join reversion r on r.reversion = i.reversion
where i.outcome = 'REVERTED' group by r.round;

create view posted_figure as
select p.round, f.figure, sum(f.sign * p.amount)::numeric(16, 2) as amount
from posting p join (values
    ('APPROVED', 'BUDGETED', 1), ('CANCELLED', 'BUDGETED', -1), ('DISPATCHED', 'DISPATCHED', 1),
    ('CREDITED', 'CREDITED', 1), ('CREDITED_LATE', 'CREDITED', 1), ('RETURNED_LATE', 'CREDITED', -1),
    ('REJECTED', 'REFUSED', 1), ('RETURNED', 'REFUSED', 1), ('RETURNED_LATE', 'REFUSED', 1), ('CREDITED_LATE', 'REFUSED', -1),
    ('WITHDRAWN', 'WITHDRAWN', 1), ('REVERTED', 'REVERTED', 1)) f (movement, figure, sign) on f.movement = p.movement
group by p.round, f.figure;

-- The books of a day, closed once and for good; each close rests on the one before.
create table ledger_close (
    day date primary key,
    previous date references ledger_close,
    last_posting bigint not null,
    postings bigint not null,
    hash text not null,
    differences integer not null,
    closed_at timestamptz not null
);
create table ledger_close_balance (
    day date not null references ledger_close,
    account text not null references account,
    balance numeric(16, 2) not null,
    primary key (day, account)
);
create table ledger_close_district (
    day date not null references ledger_close,
    district text not null,
    account text not null references account,
    balance numeric(16, 2) not null,
    primary key (day, district, account)
);
create trigger ledger_close_written_once before update or delete on ledger_close for each row execute function refuse_change();
create trigger ledger_close_kept before truncate on ledger_close for each statement execute function refuse_change();
create trigger ledger_close_balance_written_once before update or delete on ledger_close_balance
    for each row execute function refuse_change();
create trigger ledger_close_balance_kept before truncate on ledger_close_balance
    for each statement execute function refuse_change();
create trigger ledger_close_district_written_once before update or delete on ledger_close_district
    for each row execute function refuse_change();
create trigger ledger_close_district_kept before truncate on ledger_close_district
    for each statement execute function refuse_change();

-- The postings of a close and the balances after them in one hash, over the hash of the close before.
create function close_hash(previous text, after bigint, upto bigint) returns text language sql stable as $$
    select encode(sha256(convert_to(concat_ws(E'\n',
        previous,
        (select string_agg(concat_ws('|', p.id, p.movement, p.debit, p.credit, p.amount, p.transfers, p.round, p.source,
                    p.first_bucket, p.last_bucket), E'\n' order by p.id)
         from posting p where p.id > after and p.id <= upto),
        (select string_agg(concat_ws('|', b.code, b.balance), E'\n' order by b.code)
         from (select a.code, coalesce(sum(case when p.debit = a.code then p.amount else -p.amount end), 0)::numeric(16, 2) as balance
               from account a join posting p on a.code in (p.debit, p.credit) and p.id <= upto group by a.code) b)
    ), 'UTF8')), 'hex')
$$;
