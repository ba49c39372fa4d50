-- free places of offers that are open, by bonus
-- every PT60S
select bonus, sum(free) as value from offer where :today between opens_on and closes_on group by bonus
