-- How every name of the register sounds (TGT-4), while a scan is at work: names written in one word, of nobody in particular.
create table duplicate_sound (
    scan uuid not null,
    name text not null,
    sound text not null,
    primary key (scan, name, sound)
);
