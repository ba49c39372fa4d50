-- Institutions that use the published interfaces by themselves
create table institution (
    code text primary key,
    name text not null,
    ruc text not null,
    sandbox boolean not null, -- only invented households, apart from all others
    standing text not null check (standing in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'SUSPENDED')),
    territory text[] not null default '{}',
    fields text[] not null default '{}', -- of a household, as far as its consent goes
    terms text, -- the version agreed to
    terms_agreed_at timestamptz,
    registered_at timestamptz not null
);
create index institution_standing on institution (standing, code);

-- Who decided what about an institution
create table institution_step (
    institution text not null references institution,
    step int not null,
    what text not null,
    reason text,
    by text not null,
    at timestamptz not null,
    primary key (institution, step)
);

create table institution_key (
    institution text not null references institution,
    kid text not null,
    jwk text not null, -- public
    added_at timestamptz not null,
    good_until timestamptz, -- retired
    primary key (institution, kid)
);

-- An assertion authenticates once
create table used_assertion (
    institution text not null,
    jti text not null,
    expires_at timestamptz not null,
    primary key (institution, jti)
);
create index used_assertion_expiry on used_assertion (expires_at);

-- Keys with which access tokens are signed: the newest signs, the others are published until their tokens have expired
create table issuer_key (
    kid text primary key,
    jwk bytea not null, -- private, encrypted with the service's key
    made_at timestamptz not null
);

create table partner_usage (
    partner text not null,
    day date not null,
    operation text not null,
    calls bigint not null,
    refused bigint not null,
    primary key (partner, day, operation)
);

-- What a partner sent that was refused, and why
create table partner_refusal (
    id uuid primary key,
    partner text not null,
    at timestamptz not null,
    operation text not null,
    status int not null,
    code text not null,
    detail text,
    correlation text
);
create index partner_refusal_log on partner_refusal (partner, at, id);
create index partner_refusal_age on partner_refusal (at);
