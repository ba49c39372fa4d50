-- transfers that the bank rejected or returned and that are not yet paid otherwise, by its reason
-- every PT60S
select state, coalesce(reason, 'NONE') as reason, count(*) as value
from transfer where state in ('REJECTED', 'RETURNED')
group by 1, 2
