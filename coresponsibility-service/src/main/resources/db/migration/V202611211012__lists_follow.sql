-- The lists of an open period follow the register in the transaction that applies its events: nothing waits to be brought up to date.
drop table expected_change;
alter table period drop column refreshes;

-- A line of a frozen list that turned out never to have applied; who is struck out is not decided on.
alter table expected_member add column voided text check (voided in ('DECEASED', 'DELIVERED'));
