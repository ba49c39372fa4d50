-- A file rejected as a whole is a line of the message for each of its transactions.
drop table bank_file_rejection;
