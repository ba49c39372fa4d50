-- Committees of an agreement, their minutes, yearly work plans, and the tasks of both with who answers for them (PAR-1).
create table committee (
    id text primary key, agreement uuid not null references agreement, kind text not null, institutions text[] not null,
    since date not null, content text not null, recorded_by text not null
);
create index committee_of on committee (agreement);
create table minutes (
    id text primary key, committee text not null references committee, on_day date not null, attended text[] not null,
    agreed text[] not null, content text not null, recorded_by text not null, confirmed_by text, confirmed_on date
);
create index minutes_of on minutes (committee, on_day);
create table work_plan (
    id text primary key, agreement uuid not null references agreement, year int not null, content text not null,
    recorded_by text not null, approved_by text, approved_on date
);
create unique index work_plan_of on work_plan (agreement, year) where approved_on is not null;
create table task (
    id text primary key, agreement uuid not null references agreement, plan text references work_plan,
    minutes text references minutes, party text not null, institution text not null, what text not null, area text not null,
    due_on date not null, done_on date, document text, done_by text, check ((plan is null) <> (minutes is null))
);
create index task_of on task (agreement, due_on);
