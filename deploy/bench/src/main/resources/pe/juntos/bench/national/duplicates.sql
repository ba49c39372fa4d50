-- Differences: planted twins not found, pairs of one writing not found, and pairs that no rule allows.
with person as materialized (
  select m.member, m.name_key, m.birth_date, m.sex, left(h.district, 4) as province,
    md5(concat_ws('/', replace(replace(replace(m.name_key, 'V', 'B'), 'Z', 'S'), ' ', ''), m.birth_date, m.sex, left(h.district, 4))) as written
  from member m join household h using (household)),
same as (
  select least(a.member collate "C", b.member) as one, greatest(a.member collate "C", b.member) as other
  from person a join person b using (written) where a.member collate "C" < b.member collate "C"),
found as (select member, other from duplicate_pair where kind = 'PROBABLE' and state = 'OPEN')
select (select count(*) from same s where not exists (select 1 from found f where f.member = s.one and f.other = s.other))
  + (select count(*) from found f
       where not exists (select 1 from person a join person b using (birth_date, sex, province)
         where a.member = f.member and b.member = f.other))
  + (select abs(count(*) - (select count(*) from member where member like 'Z%'))
       from member z where z.member like 'Z%'
       and exists (select 1 from found f where f.other = z.member and f.member = 'M' || substr(z.member, 2)))
