-- Differences of a simulation with the versions of the time: households that would change, and districts whose payable households
-- are not those of the verdicts there are.
with told as (
  select district, sum(households) as n, sum(households) filter (where payable_before) as payable,
    sum(changed) as changed
  from simulation_tally where simulation = '${run}' group by district),
counted as (
  select h.district, count(*) as n, count(*) filter (where v.payable) as payable
  from household_verdict v join household h using (household) where v.period = '${period}' group by h.district)
select coalesce((select sum(changed) from told), 0)
  + (select count(*) from told full join counted using (district)
       where told.n is distinct from counted.n or coalesce(told.payable, 0) <> coalesce(counted.payable, 0))
