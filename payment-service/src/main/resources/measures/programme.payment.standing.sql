-- transfers by state and age, in bimesters since the one they are paid for
-- every PT60S
select state, least(6, extract(year from :today::date)::int * 6 + ceil(extract(month from :today::date) / 2.0)::int
        - split_part(period, '-', 1)::int * 6 - split_part(period, '-', 2)::int)::text as bimesters, count(*) as value
from transfer
group by 1, 2
