-- Lines for people are worked: taken by somebody, ended with a coded action and reason; money moves by two persons.
alter table bank_exception
    add column state text not null default 'OPEN' check (state in ('OPEN', 'PROPOSED', 'RESOLVED')),
    add column assignee text,
    add column action text,
    add column reason text,
    add column proposed_by text,
    add column resolved_by text,
    add column resolved_at timestamptz;
create index bank_exception_open on bank_exception (message, line) where state <> 'RESOLVED';

create table bank_exception_step (
    id bigint generated always as identity primary key,
    message bigint not null,
    line integer not null,
    step text not null,
    action text,
    reason text,
    note text,
    by_whom text not null,
    at timestamptz not null
);
create index bank_exception_step_of on bank_exception_step (message, line);
revoke update, delete, truncate on bank_exception_step from current_user;

-- The last word of the bank on each attempt, by its own lines: those that matched, and over them what two persons booked.
create or replace view bank_word as
select l.period, l.household, (regexp_match(l.end_to_end_id, '-([0-9]+)$'))[1]::int as attempt,
       coalesce(
           (array_agg(l.answer order by b.step desc) filter (where b.step is not null))[1],
           case when bool_or(l.answer = 'RETURNED') then 'RETURNED'
                when bool_or(l.answer = 'CREDITED') then 'CREDITED' else 'REJECTED' end) as word
from bank_line l
left join bank_exception e on e.message = l.message and e.line = l.line
left join (
    select message, line, max(id) as step from bank_exception_step where step = 'APPROVED' and action in ('BOOK_RETURN', 'BOOK_CREDIT')
    group by message, line) b on b.message = e.message and b.line = e.line and e.state = 'RESOLVED'
where (e.message is null or e.code = 'REFUSAL_TO_REVIEW' or b.step is not null)
  and l.answer in ('REJECTED', 'CREDITED', 'RETURNED') and l.household is not null
group by 1, 2, 3;
