-- households by where they stand towards recertification
-- every PT60S
select due_status as status, count(*) as value from standing group by 1
