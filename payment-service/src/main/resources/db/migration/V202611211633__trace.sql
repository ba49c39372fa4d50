-- The bank's own reference of an entry leads back to the household.
create index bank_line_reference on bank_line using hash (reference) where reference is not null;
