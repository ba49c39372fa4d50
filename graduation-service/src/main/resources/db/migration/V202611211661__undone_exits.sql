-- An exit with the last child's school, where a version ends the stay with it (GRA-1).
alter table standing add last_child_basis date;
alter table exit_case add last_child_basis date;

-- Of which stay a standing speaks: who left and was affiliated anew begins without one.
alter table standing add affiliated_on date, add limit_on date;
update standing s set affiliated_on = h.affiliated_on from household h where h.household = s.household;

-- A delivery of each stay, and another after an exit that was undone because the bonus was not there (GRA-5).
alter table bonus_delivery drop constraint bonus_delivery_pkey, add primary key (household, on_day);

-- A simulation takes any number of versions; results of those made before are of no use to anybody.
drop table exit_simulated;
drop table exit_simulation;
create table exit_simulation (
    id uuid primary key, period text not null, job uuid not null, versions text[] not null,
    asked_by text not null, asked_at timestamptz not null
);
-- Each array has a place for each version: outcome, reason, day if one is fixed, percent of the transfer.
create table exit_simulated (
    simulation uuid not null, household text not null, district text not null,
    outcomes text[] not null, reasons text[] not null, days text[] not null, shares int[] not null,
    primary key (simulation, household)
);
create index exit_simulated_district on exit_simulated (simulation, district);
