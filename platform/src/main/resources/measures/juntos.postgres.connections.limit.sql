-- connections that the whole server allows, and those it has
-- every PT60S
select 'allowed' as what, current_setting('max_connections')::int as value
union all
select 'open', count(*) from pg_stat_activity where backend_type = 'client backend'
