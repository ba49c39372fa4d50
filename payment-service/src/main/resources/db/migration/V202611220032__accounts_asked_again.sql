-- With which version of a household what the bank is asked about last changed: its recipient, or what it is paid on.
alter table payee add column account_version bigint not null default 0;
update payee set account_version = version;

alter table account_check add column told_version bigint not null default 0;
update account_check k set told_version = p.version from payee p where p.household = k.household;

-- What was asked before it was asked again, as it was answered.
create table account_check_former (
    id text collate "C" primary key,
    household text collate "C" not null,
    recipient text not null,
    account text not null,
    state text not null,
    reason text,
    request text collate "C" not null,
    answered_at timestamptz
);
create index account_check_former_request on account_check_former (request);
create index account_check_former_household on account_check_former (household);
create view account_asked as
select id, household, recipient, account, state, reason, request, answered_at from account_check
union all
select id, household, recipient, account, state, reason, request, answered_at from account_check_former;
