-- One person in a thousand once more, written in another way that sounds alike, under a code of its own and without a number.
insert into member (member, bucket, household, external_id, paternal_name, maternal_name, given_names, name_key, sex, birth_date,
  relationship, level, recipient)
select 'Z' || substr(member, 2), bucket, household, 'Z' || external_id, paternal_name, maternal_name, given_names,
  replace(replace(name_key, 'V', 'B'), 'Z', 'S'), sex, birth_date, relationship, level, false
from member where hashtext(member) % 1000 = 0
