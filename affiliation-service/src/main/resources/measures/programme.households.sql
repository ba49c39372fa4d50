-- households of the register by state
-- every PT60S
select state, count(*) as value from standing group by state
