-- age of the oldest transaction that is open
-- every PT30S
select coalesce(max(extract(epoch from now() - xact_start)), 0) as value
from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
