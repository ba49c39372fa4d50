-- records of education of periods that are certified and over: the verdicts, with their reasons and hashes, stay
delete from education_evidence where ctid in (
    select e.ctid from education_evidence e join period p on p.period = e.period
    where p.state = 'CERTIFIED'
      and make_date(split_part(p.period, '-', 1)::int, split_part(p.period, '-', 2)::int * 2, 1) + interval '1 month'
          < now() - make_interval(days => :days)
    limit :rows)
