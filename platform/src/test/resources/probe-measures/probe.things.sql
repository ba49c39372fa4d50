-- days of the year, for each household that was tallied
-- every PT1H
select household, :today::date - date '2026-01-01' as value from tally group by household
