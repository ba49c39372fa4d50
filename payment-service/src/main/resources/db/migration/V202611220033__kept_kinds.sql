-- How a message that was refused whole came: as a bank message, as a callback about disbursements, as a file of withdrawals.
alter table kept_message add column kind text not null default 'BANK_MESSAGE';
alter table kept_message alter column kind drop default;
alter table kept_message drop constraint kept_message_digest_code_key;
alter table kept_message add unique (digest, code, kind);
