-- cases of the user service that are not resolved, by days since they were opened
-- every PT30S
select case when :today - opened_on < 8 then '0-7' when :today - opened_on < 31 then '8-30'
    when :today - opened_on < 91 then '31-90' else '91+' end as days, count(*) as value
from case_file where resolved_on is null
group by 1
