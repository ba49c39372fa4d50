select 'households' as subject, 'AFFILIATED' as what, count(*) as count, null::numeric as amount
from affiliated where since <= date '${last}'
union all
select 'members', veredicto, count(*), null from expected_member group by veredicto
union all
select 'members', concat(veredicto, ' ', motivo), count(*), null from expected_member where motivo is not null
group by veredicto, motivo
union all
select 'households', veredicto, count(*), null from expected_household group by veredicto
union all
select 'households', 'PAYABLE', count(*), null from expected_household where pagable = 'S'
union all
select 'transfers', case when held then 'HELD' else 'ORDERED' end, count(*), sum(monto) from expected_transfer group by held
order by 1, 2
