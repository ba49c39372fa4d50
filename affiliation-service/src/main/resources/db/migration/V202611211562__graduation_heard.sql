-- The last decision of graduation about each household's exit: one that comes late says nothing any more.
create table graduation_heard (household text primary key, version bigint not null);
