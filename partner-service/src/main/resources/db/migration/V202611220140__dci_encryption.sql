-- A key of this side is to sign or to be written to
alter table dci_key add column use text not null default 'sig' check (use in ('sig', 'enc'));

-- Whoever asks encrypted is answered and told encrypted
alter table dci_message add column encrypted boolean not null default false;
alter table dci_subscription add column encrypted boolean not null default false;
