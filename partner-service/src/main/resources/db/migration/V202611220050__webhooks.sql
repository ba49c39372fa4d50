-- Where a partner is told by itself what becomes of its referrals and offers
create table webhook (
    id uuid primary key,
    partner text not null,
    url text not null,
    types text[] not null,
    patterns text[] not null, -- districts that whoever subscribed may see
    state text not null check (state in ('ACTIVE', 'PAUSED', 'GONE', 'ENDED')),
    secret bytea not null, -- encrypted with the service's key
    former_secret bytea, -- goes on signing until former_until
    former_until timestamptz,
    subscribed_by text not null,
    subscribed_at timestamptz not null,
    check ((former_secret is null) = (former_until is null))
);
create index webhook_partner on webhook (partner, id);
create unique index webhook_address on webhook (partner, url) where state in ('ACTIVE', 'PAUSED');

-- One notice for one webhook; its id goes with every attempt, so that the partner knows a notice that it has had
create table webhook_delivery (
    id uuid primary key,
    webhook uuid not null references webhook,
    event text not null,
    type text not null,
    subject text not null,
    body text not null,
    created_at timestamptz not null,
    state text not null check (state in ('WAITING', 'DELIVERED', 'DEAD')),
    attempts int not null default 0, -- since it was last ordered
    due_at timestamptz not null,
    lease uuid, -- of the attempt under way
    ended_at timestamptz,
    unique (webhook, event),
    check ((state = 'WAITING') = (ended_at is null))
);
create index webhook_delivery_due on webhook_delivery (webhook, due_at) where state = 'WAITING';
create index webhook_delivery_log on webhook_delivery (webhook, created_at, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where state <> 'WAITING';

create table webhook_attempt (
    lease uuid primary key,
    delivery uuid not null references webhook_delivery on delete cascade,
    at timestamptz not null,
    millis int not null,
    status int,
    reason text
);
create index webhook_attempt_delivery on webhook_attempt (delivery, at);
