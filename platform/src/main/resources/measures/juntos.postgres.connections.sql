-- connections to this service's database, by what they do
-- every PT30S
select coalesce(state, 'none') as state, count(*) as value
from pg_stat_activity where datname = current_database()
group by 1
