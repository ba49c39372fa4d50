-- A round is approved by as many as its amount asks for, can be cancelled until it is dispatched, and can be followed up.
alter table round drop constraint round_period_key;
alter table round drop constraint round_state_check;
alter table round drop constraint round_check;
alter table round add column number smallint not null default 1 check (number >= 1);
alter table round add column approvals_needed smallint check (approvals_needed >= 1);
alter table round add column approvers text[] not null default '{}';
alter table round add column cancelled_by text;
alter table round add column cancel_reason text;
update round set approvers = array[approver] where approver is not null;
update round set approvals_needed = 1 where submitter is not null;
alter table round drop column approver;
alter table round alter column number drop default;
alter table round add constraint round_number unique (period, number);
alter table round add constraint round_state check (state in
    ('OPEN', 'LIQUIDATED', 'SUBMITTED', 'APPROVED', 'DISPATCHED', 'RECONCILED', 'CLOSED', 'CANCELLED'));
alter table round add constraint round_other_person check (not (submitter = any (approvers)));
alter table round add constraint round_approved check (
    state not in ('APPROVED', 'DISPATCHED', 'RECONCILED', 'CLOSED') or cardinality(approvers) = approvals_needed);
alter table round add constraint round_cancelled check ((state = 'CANCELLED') = (cancelled_by is not null and cancel_reason is not null));

-- The first round of a period by its period; those that follow it up, and what came into a round from an earlier one, by round.
create or replace view round_transfer as
select t.* from round r join transfer t on t.period = r.period and t.round = r.round where r.number = 1
union all
select t.* from transfer t where t.round <> 'R' || t.period;
