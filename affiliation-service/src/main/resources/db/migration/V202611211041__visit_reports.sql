-- visits as gestores reported them one by one or from a phone; the register's visits follow from those that stand
create table visit_report (
    id text primary key,
    household text not null,
    bucket smallint not null,
    visited_on date not null,
    result text not null check (result in ('VERIFIED', 'NOT_FOUND', 'NOT_RESIDENT')),
    note text,
    gestor text not null,
    supersedes text unique references visit_report (id),
    recorded_at timestamptz not null
);
create index visit_report_household on visit_report (household);
