-- referrals by stage and by days in it
-- every PT60S
select stage, case when :today - since < 8 then '0-7' when :today - since < 31 then '8-30'
    when :today - since < 91 then '31-90' else '91+' end as days, count(*) as value
from referral
group by 1, 2
