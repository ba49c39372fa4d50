-- The user service (USR-1): cases, who speaks and what is told (here and nowhere else), and each step.

create table case_file (
    code text primary key,
    bucket smallint not null,
    type text not null check (type in ('QUERY', 'REQUEST', 'COMPLAINT')),
    category text not null,
    source text not null,
    channel text not null,
    district text not null check (district ~ '^[0-9]{6}$'),
    centre text not null default '',
    establishment text,
    against text,
    demanded text,
    -- role whose holders never see the case; null where nobody of the programme is accused
    accused_role text,
    state text not null check (state in ('OPENED', 'ROUTED', 'ESCALATED', 'RESOLVED')),
    office text,
    opened_on date not null,
    limit_on date not null check (limit_on >= opened_on),
    act_by date not null check (act_by >= limit_on),
    escalations int not null,
    reopenings int not null,
    resolved_on date,
    result text,
    version bigint not null,
    policy text not null,
    check ((state = 'OPENED') = (office is null)),
    check ((state = 'RESOLVED') = (resolved_on is not null and result is not null)),
    check ((category = 'UNDUE_DEMAND') = (demanded is not null))
);
create index case_file_district on case_file (district text_pattern_ops, code);
create index case_file_due on case_file (act_by) where resolved_on is null;
create index case_file_opened on case_file (opened_on);

-- personal data and free text of a case
create table case_told (
    code text primary key references case_file,
    household text,
    person_name text,
    person_document text,
    person_contact text,
    place text,
    occurred_on date,
    told text not null
);

create table case_step (
    code text not null references case_file,
    version bigint not null,
    step text not null check (step in ('OPENED', 'ROUTED', 'ESCALATED', 'RESOLVED', 'REOPENED')),
    taken_on date not null,
    office text,
    subject text not null,
    note text,
    policy text not null,
    recorded_at timestamptz not null default now(),
    primary key (code, version)
);

-- each resolution, against the limit of its opening or reopening
create table case_resolution (
    code text not null references case_file,
    number int not null,
    resolved_on date not null,
    limit_on date not null,
    office text not null,
    result text not null,
    answer text not null,
    reopened_on date,
    primary key (code, number)
);
create index case_resolution_on on case_resolution (resolved_on);

-- who read which case's file
create table case_access (
    id bigint generated always as identity primary key,
    code text not null,
    subject text not null,
    with_person boolean not null,
    read_at timestamptz not null default now()
);
create index case_access_code on case_access (code);

-- what was consolidated of a quarter; it does not change afterwards
create table case_quarter (
    quarter text primary key,
    consolidated_on date not null,
    consolidated_by text not null
);

create table case_quarter_line (
    quarter text not null references case_quarter,
    type text not null,
    category text not null,
    district text not null,
    opened bigint not null,
    resolved_on_time bigint not null,
    resolved_late bigint not null,
    pending bigint not null,
    overdue bigint not null,
    primary key (quarter, district, type, category)
);
