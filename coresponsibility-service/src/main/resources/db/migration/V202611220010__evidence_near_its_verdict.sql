-- Evidence is written household by household of a bucket, as verdicts read it: the bucket comes from the index that finds the person.
drop index member_person;
create index member_person on member (person_bucket, external_id) include (member, bucket);
