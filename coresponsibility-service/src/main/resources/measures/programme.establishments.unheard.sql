-- posts and schools that were found silent in the latest period with any, and have sent nothing for it since
-- every PT30S
select k.kind, count(c.establishment) filter (where c.silent) as value
from (values ('HEALTH'), ('SCHOOL')) as k (kind)
left join (establishment e join silent_establishment s using (establishment) join scorecard c using (period, establishment))
    on e.kind = k.kind and s.period = (select max(period) from silent_establishment)
group by k.kind
