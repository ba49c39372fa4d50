-- How long a household stays (GRA-1), and since when its bonus is assigned.
alter table standing add stay text, add stay_until date, add assigned_on date;

-- A person decides only what the form leaves open: one dimension or both.
alter table person_decision alter capacity drop not null, alter potential drop not null,
    add check (capacity is not null or potential is not null);
