-- Whose records a correction may supersede besides those of its own establishment: patterns of districts, null for all
alter table staging_health add column reach text[];
alter table staging_education add column reach text[];

-- Where those who send by the conditionality API are called back
create table conditionality_sender (
    sender text primary key,
    callback text,
    registered_by text not null,
    registered_at timestamptz not null
);

-- A message as received: records that were good alone wait in it until they are applied, all that wait at once
create table evidence_message (
    message uuid primary key,
    place bigint generated always as identity, -- in the order of receipt
    sender text not null,
    message_id text not null,
    content_hash bytea not null,
    transaction_id text,
    received_at timestamptz not null,
    records int not null,
    reach text[],
    health json,
    education json,
    state text not null check (state in ('RECEIVED', 'APPLIED', 'FAILED')),
    accepted int,
    applied_at timestamptz,
    unique (sender, message_id)
);
create index evidence_message_waiting on evidence_message (place) where state = 'RECEIVED';
create index evidence_message_transaction on evidence_message (sender, transaction_id) where transaction_id is not null;

create table evidence_message_refusal (
    message uuid not null references evidence_message,
    line int not null, -- place of the record in its message, from 1
    reference_id text,
    code text not null,
    reason text not null,
    at_door boolean not null default false,
    primary key (message, line)
);

-- What is still to be told to a sender; told at least once, under the same message_id
create table evidence_callback (
    message uuid primary key references evidence_message,
    attempts int not null,
    due_at timestamptz not null,
    told_at timestamptz
);
create index evidence_callback_due on evidence_callback (due_at) where told_at is null;
