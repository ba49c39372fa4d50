-- records of evidence of the latest period that has scorecards, by who sent them and the district of the establishment
-- every PT60S
select case e.kind when 'HEALTH' then 'salud' else 'educacion' end as source, e.district, sum(c.records) as value
from scorecard c join establishment e using (establishment)
where c.period = (select max(period) from scorecard)
group by 1, 2
