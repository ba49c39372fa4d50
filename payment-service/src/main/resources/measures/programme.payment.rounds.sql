-- rounds by state
-- every PT30S
select state, count(*) as value from round group by state
