-- One household's members are found without reading its whole bucket; the range of buckets of a chunk is found by the same index.
create index member_household on member (bucket, household);
drop index member_bucket;
