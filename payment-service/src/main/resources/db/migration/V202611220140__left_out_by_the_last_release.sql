-- While the release before runs beside this one it leaves these columns out, and means what they were.
alter table adjustment alter column cause set default 'VERDICT_CORRECTED';
alter table kept_message alter column kind set default 'BANK_MESSAGE';
