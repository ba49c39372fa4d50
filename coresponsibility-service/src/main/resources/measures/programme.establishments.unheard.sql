-- posts and schools that were found silent in the latest period with any, and have sent nothing for it since
-- every PT30S
select e.kind, count(*) filter (where c.silent) as value
from silent_establishment s
join scorecard c using (period, establishment)
join establishment e using (establishment)
where s.period = (select max(period) from silent_establishment)
group by e.kind
