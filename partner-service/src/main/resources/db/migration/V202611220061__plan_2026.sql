-- The plan "Mi Independencia Económica" (PAR-5): who takes part, what is taught, certificates, what is handed over, markets.
create table participant (
    id uuid primary key, household text not null, member smallint not null, district text not null, track text not null,
    stage text not null, since date not null, version bigint not null default 1, recorded_by text not null,
    recorded_at timestamptz not null default now(), unique (household, member, track)
);
create index participant_district on participant (district, id);
-- Each diagnosis stays: the newest counts, and income is compared with the first.
create table diagnosis (
    participant uuid not null references participant, on_day date not null, line text, idea boolean not null, gap text,
    business_plan boolean not null, digital smallint not null, logistics smallint not null, monthly_income numeric,
    content text not null, recorded_by text not null, primary key (participant, on_day)
);
create table route_step (
    participant uuid not null references participant, version bigint not null, stage text not null, taken_on date not null,
    inputs text not null, policy text not null, hash text not null, taken_by text not null,
    taken_at timestamptz not null default now(), primary key (participant, version)
);
create table course (
    id text primary key, kind text not null, district text not null, starts_on date not null, ends_on date not null,
    sessions int not null check (sessions > 0), hours int not null, child_care boolean not null, content text not null,
    recorded_by text not null, check (ends_on >= starts_on)
);
create index course_district on course (district, id);
create table attendance (
    course text not null references course, participant uuid not null references participant, session int not null,
    on_day date not null, present boolean not null, recorded_by text not null, primary key (course, participant, session)
);
create index attendance_of on attendance (participant);
create table completion (
    course text not null references course, participant uuid not null references participant, on_day date not null,
    attended int not null, held int not null, policy text not null, primary key (course, participant)
);
create index completion_of on completion (participant);
-- The holder's name is printed and not kept; the initials let whoever holds the paper compare.
create table certificate (
    code text primary key, course text not null, participant uuid not null, initials text not null, issued_on date not null,
    issued_by text not null, revoked_on date, revoked_reason text,
    foreign key (course, participant) references completion, unique (course, participant)
);
create table seed_grant (
    id text primary key, participant uuid not null unique references participant, kind text not null, amount numeric not null,
    purpose text not null, on_day date not null, content text not null, delivered_by text not null,
    photo bytea, photo_type text, use text, note text, verified_on date, verified_by text,
    check (use is null or photo is not null or note is not null)
);
create table product (
    id uuid primary key, participant uuid not null references participant, district text not null, line text not null,
    name text not null, price numeric not null check (price > 0), unit text not null, monthly_capacity int not null,
    published_on date not null, consent_until date not null, withdrawn_on date, picture bytea, picture_type text,
    content text not null, recorded_by text not null
);
create index product_shown on product (line, id) where withdrawn_on is null;
create table fair (
    id text primary key, name text not null, district text not null, on_day date not null, spaces int not null,
    content text not null, recorded_by text not null
);
create table fair_stand (
    fair text not null references fair, participant uuid not null references participant, sales numeric not null,
    primary key (fair, participant)
);
create table state_purchase (
    id text primary key, participant uuid not null references participant, process text not null, entity text not null,
    on_day date not null, amount numeric not null, content text not null, recorded_by text not null
);
create table mentoring (
    id text primary key, mentor uuid not null references participant, mentee uuid not null references participant,
    from_day date not null, until_day date not null, ended_on date, content text not null, recorded_by text not null,
    check (mentor <> mentee), check (until_day >= from_day)
);
create index mentoring_mentor on mentoring (mentor);
create unique index mentoring_mentee on mentoring (mentee) where ended_on is null;
