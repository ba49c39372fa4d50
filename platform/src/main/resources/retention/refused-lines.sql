-- refused lines of files that were applied: what was wrong with each, and the line's words; the file's own row stays
delete from import_refusal where ctid in (
    select r.ctid from import_refusal r join import_file f on f.id = r.import_id
    where f.state = 'APPLIED' and f.received_at < now() - make_interval(days => :days) limit :rows)
