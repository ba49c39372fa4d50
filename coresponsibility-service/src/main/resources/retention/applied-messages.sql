-- what senders' applied messages said; the message's id and hash, by which it is never applied twice, stay
update evidence_message set health = null, education = null where ctid in (
    select ctid from evidence_message
    where state = 'APPLIED' and (health is not null or education is not null)
      and applied_at < now() - make_interval(days => :days)
    limit :rows)
