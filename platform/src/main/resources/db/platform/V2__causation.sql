-- the event that caused an event
alter table outbox add column causation_id text;
