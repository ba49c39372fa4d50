-- Differences: persons whose attended controls are not as many as the days with a record of one, and persons who are behind or not
-- against what was expected of them; one if nobody is on the schedule at all.
with days as (
  select e.member, case e.kind when 'CRED' then 'CRED' else 'PRENATAL' end as schedule, e.held_on
  from health_evidence e
  where e.kind in ('CRED', 'PRENATAL') and e.result = 'ATTENDED' and e.superseded_by is null and e.held_on <= date '${last}'
  group by 1, 2, 3),
counted as (
  select s.member, count(d.held_on) filter (where d.held_on >= s.observed_from) as n
  from monitoring_status s left join days d on d.member = s.member and d.schedule = s.schedule
  where s.period = '${period}' group by s.member)
select count(*) + (case when exists (select 1 from monitoring_status where period = '${period}') then 0 else 1 end)
from monitoring_status s join counted c using (member)
where s.period = '${period}' and (s.attended <> c.n or s.behind <> (c.n < s.expected))
