#!/bin/bash
# One database and one role for each service, and for what the gateways count together; run once by the server's image, on empty data.
set -eu
for service in affiliation coresponsibility payment graduation partner gateway; do
  psql -v ON_ERROR_STOP=1 -v name="$service" -v password="$JUNTOS_DATABASE_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
create role :"name" login password :'password';
grant pg_read_all_stats to :"name"; -- how long a transaction of any role has been open
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
