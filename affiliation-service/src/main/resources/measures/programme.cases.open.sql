-- cases of the user service that are not resolved, by type, office, and whether their time limit is over
-- every PT30S
select type, office, case when limit_on < :today then 'OVERDUE' else 'IN_TIME' end as due, count(*) as value
from case_file where resolved_on is null and office is not null
group by 1, 2, 3
