-- Data of an event is JSON: as text it is half as long on its way as the hexadecimal of bytes, and needs no decoding.
alter table outbox alter column data type text using convert_from(data, 'UTF8');
-- What was sent is removed at once: the table is swept by how much was removed, however long it is at the moment.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
