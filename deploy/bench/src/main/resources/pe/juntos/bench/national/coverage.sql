-- Differences: districts whose affiliated households are not as many as have an affiliation in force on the day; leakage or
-- under-coverage of households that are not, or are, affiliated.
with told as (
  select district, sum(affiliated) as n from coverage_base where report = '${run}' group by district),
counted as (
  select h.district, count(*) filter (where s.affiliated_on <= date '${last}'
      and (s.exited_on is null or s.exited_on > date '${last}')) as n
  from household h left join standing s using (household) group by h.district)
select (select count(*) from told full join counted using (district) where coalesce(told.n, 0) <> coalesce(counted.n, 0))
  + (select count(*) from coverage_finding f left join standing s using (household) where f.report = '${run}'
       and f.reasons <> '{SECOND_NUCLEUS}'
       and (f.kind = 'LEAKAGE') <> (coalesce(s.affiliated_on <= date '${last}', false)
         and (s.exited_on is null or s.exited_on > date '${last}')))
