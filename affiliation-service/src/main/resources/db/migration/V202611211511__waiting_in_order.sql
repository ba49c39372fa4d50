-- who waits for a place (AFF-3), kept true by every fact: the place in the order is counted when it is read
alter table waiting_list drop column position;
alter table waiting_list drop constraint waiting_list_household_key;
alter table waiting_list add primary key (household);
alter table waiting_list add column class_order smallint not null
    generated always as (case class when 'EXTREME_POOR' then 1 when 'POOR' then 2 else 3 end) stored;
create index waiting_list_order on waiting_list
    (class_order, district_priority nulls last, listed_on, household collate "C");
