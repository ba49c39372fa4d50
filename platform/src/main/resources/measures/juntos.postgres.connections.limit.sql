-- connections that the whole server allows, and those it has
-- every PT60S
select 'allowed' as what, current_setting('max_connections')::int as value
union all
select 'open', sum(numbackends)::int from pg_stat_database
