-- Messages of other registries; the id is the correlation id of every answer
create table dci_message (
    id uuid primary key,
    partner text not null,
    message_id text not null,
    action text not null,
    transaction_id text not null,
    content_hash bytea not null,
    message text not null, -- as sent: what an answer that is told later is made of
    patterns text[] not null, -- districts that whoever asked may see
    asked_by text not null,
    received_at timestamptz not null,
    unique (partner, message_id)
);
create index dci_message_transaction on dci_message (partner, transaction_id, received_at);
create index dci_message_age on dci_message (received_at);

-- What came of each request of a message; what it was told is not kept, only that it was
create table dci_item (
    message uuid not null references dci_message on delete cascade,
    n int not null,
    reference text not null,
    status text not null check (status in ('pdng', 'succ', 'rjct')),
    reason text,
    subscription text,
    records int not null default 0,
    primary key (message, n)
);
create index dci_item_reference on dci_item (reference);

create table dci_subscription (
    code text primary key,
    partner text not null,
    register text not null,
    event text not null,
    asked jsonb not null, -- the household or the districts
    household text, -- its code or the register's number
    districts text[],
    patterns text[] not null,
    since timestamptz not null,
    until timestamptz,
    subscribed_by text not null,
    subscribed_at timestamptz not null,
    ended_at timestamptz,
    check ((household is null) <> (districts is null))
);
create unique index dci_subscription_once on dci_subscription (partner, register, event, asked) where ended_at is null;
create index dci_subscription_household on dci_subscription (household) where ended_at is null and household is not null;
create index dci_subscription_districts on dci_subscription (event) where ended_at is null and districts is not null;

-- A signature opens once
create table dci_signature (
    partner text not null,
    hash bytea not null,
    expires_at timestamptz not null,
    primary key (partner, hash)
);
create index dci_signature_expiry on dci_signature (expires_at);

-- Keys with which this side signs: the newest signs, the others stay published for a while
create table dci_key (
    kid text primary key,
    jwk bytea not null, -- private, encrypted with the service's key
    made_at timestamptz not null
);
create index referral_of_household on referral (household);
