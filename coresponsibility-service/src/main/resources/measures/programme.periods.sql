-- periods by state
-- every PT30S
select state, count(*) as value from period group by state
