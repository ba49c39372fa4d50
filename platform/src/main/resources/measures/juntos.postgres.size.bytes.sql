-- size of this service's database
-- every PT5M
select pg_database_size(current_database()) as value
