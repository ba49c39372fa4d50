-- MON-1: the clinical schedule, apart from verdicts and payment; nothing that decides reads these tables ---------------------
create table monitoring_run (
    period text primary key references period,
    as_of date not null,
    policy text not null,
    job uuid not null,
    runs int not null,
    asked_by text not null,
    asked_at timestamptz not null
);

create table monitoring_status (
    period text not null,
    bucket smallint not null,
    member text not null,
    external_id text not null,
    household text not null,
    district text not null,
    establishment text,
    schedule text not null check (schedule in ('CRED', 'PRENATAL')),
    band text not null,
    sex text not null,
    observed_from date not null,
    expected int not null,
    attended int not null,
    behind boolean not null,
    last_control date,
    vaccines int not null, -- records in the period, monitored only (COR-14)
    weighings int not null,
    supplements int not null,
    primary key (period, bucket, member)
);
create index monitoring_status_behind on monitoring_status (period, member) where behind;
create index monitoring_status_establishment on monitoring_status (period, establishment);
create sequence monitoring_alert; -- version of what an establishment is told
