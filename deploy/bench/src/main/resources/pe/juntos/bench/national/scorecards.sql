-- Differences: establishments whose card tells other numbers of expected members and of records than there are.
with expected as (
  select establishment, count(*) as n from expected_member
  where period = '${period}' and establishment is not null group by establishment),
records as (
  select establishment, count(*) as n from (
    select establishment from health_evidence where period = '${period}'
    union all select establishment from education_evidence where period = '${period}') r group by establishment)
select count(*) from establishment e
  left join scorecard c on c.establishment = e.establishment and c.period = '${period}'
  left join expected x on x.establishment = e.establishment
  left join records r on r.establishment = e.establishment
where coalesce(c.expected, 0) <> coalesce(x.n, 0) or coalesce(c.records, 0) <> coalesce(r.n, 0)
  or coalesce(c.silent, false) <> (x.n is not null and r.n is null)
