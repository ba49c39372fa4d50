-- answers kept for a request that is sent again
delete from idempotency_key where ctid in (
    select ctid from idempotency_key where started_at < now() - make_interval(days => :days) limit :rows)
