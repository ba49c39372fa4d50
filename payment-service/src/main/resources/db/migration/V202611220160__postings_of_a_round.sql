-- a household's transfer is followed through the postings of its round
create index posting_round on posting (round, first_bucket);
