-- Where an offer takes place, and how long the way there is (distance, PAR-2): between capitals of districts, in minutes.
alter table offer add place text;
create table travel_time (
    from_district text not null, to_district text not null, minutes int not null check (minutes between 0 and 10080),
    recorded_by text not null, primary key (from_district, to_district)
);
-- That a gestor called or wrote before a course began (004 OE1 4).
create table course_call (
    course text not null references course, participant uuid not null references participant, on_day date not null,
    means text not null, recorded_by text not null, primary key (course, participant, on_day)
);
