-- ids of events that were applied: a broker repeats within minutes, a rebuild does not ask for them
delete from inbox where ctid in (
    select ctid from inbox where received_at < now() - make_interval(days => :days) limit :rows)
