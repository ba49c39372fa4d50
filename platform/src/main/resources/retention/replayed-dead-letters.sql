-- notes of dead letters that were applied after all; what still waits is never forgotten
delete from dead_letter where ctid in (
    select ctid from dead_letter where replayed_at < now() - make_interval(days => :days) limit :rows)
