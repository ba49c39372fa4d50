insert into floor_order
select 'R${period}-' || hogar_id, hogar_id, 200.00, date '${last}' + 1, 'ORDERED'
from (select hogar_id, bool_or(outcome = 'NOT_MET') as breached from floor_verdict group by hogar_id) v
where not breached
