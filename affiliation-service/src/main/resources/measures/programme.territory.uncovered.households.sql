-- affiliated households of places without gestor as last detected, by department
-- every PT60S
select left(district, 2) as department, sum(households) as value
from uncovered_place where covered_on is null
group by 1
