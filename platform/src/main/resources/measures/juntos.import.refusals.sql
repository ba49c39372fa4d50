-- lines of received files that were refused, by kind of file and code, in the last 60 days
-- every PT60S
select f.kind as file, r.code as code, count(*) as value
from import_file f join import_refusal r on r.import_id = f.id
where f.received_at >= now() - interval '60 days'
group by f.kind, r.code
