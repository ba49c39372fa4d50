-- The results of a close beside the expected ones, record by record. Each got_<file> table holds a result file as text.

-- step: members
create table wrong_member as
select coalesce(e.persona_id, g.persona_id) as id,
    case when g.persona_id is null then 'missing' when e.persona_id is null then 'not expected'
         when g.copies > 1 then 'repeated'
         when g.hogar_id <> e.hogar_id then 'other household'
         when (g.eje, g.condicion) <> (e.eje, e.condicion) then 'other condition'
         when g.veredicto <> e.veredicto then 'other verdict'
         else 'reason missing' end as fault,
    concat_ws(' ', e.condicion, e.veredicto, e.motivo) as expected,
    concat_ws(' ', g.condicion, g.veredicto, g.motivos) as found
from expected_member e
full join (select distinct on (persona_id) *, count(*) over (partition by persona_id) as copies from got_veredictos) g
    using (persona_id)
where g.persona_id is null or e.persona_id is null or g.copies > 1
   or (g.hogar_id, g.eje, g.condicion, g.veredicto) <> (e.hogar_id, e.eje, e.condicion, e.veredicto)
   or e.motivo is not null and not e.motivo = any (string_to_array(g.motivos, '|'));

-- step: households
create table wrong_household as
select coalesce(e.hogar_id, g.hogar_id) as id,
    case when g.hogar_id is null then 'missing' when e.hogar_id is null then 'not expected'
         when g.copies > 1 then 'repeated'
         when g.veredicto <> e.veredicto then 'other verdict' else 'other payable' end as fault,
    concat_ws(' ', e.veredicto, e.pagable) as expected, concat_ws(' ', g.veredicto, g.pagable) as found
from expected_household e
full join (select distinct on (hogar_id) *, count(*) over (partition by hogar_id) as copies
    from got_hogares_veredicto) g using (hogar_id)
where g.hogar_id is null or e.hogar_id is null or g.copies > 1
   or (g.veredicto, g.pagable) <> (e.veredicto, e.pagable);

-- step: transfers
create table wrong_transfer as
select coalesce(e.hogar_id, g.hogar_id) as id,
    case when g.hogar_id is null then 'missing' when e.hogar_id is null then 'not expected'
         when g.copies > 1 then 'repeated'
         when g.monto::numeric <> e.monto then 'other amount'
         when e.held and g.estado <> 'HELD' then 'not held' else 'held' end as fault,
    concat_ws(' ', e.componente, e.monto, case when e.held then 'HELD' end) as expected,
    concat_ws(' ', g.componente, g.monto, g.estado, g.motivo) as found
from expected_transfer e
full join (select distinct on (hogar_id, periodo, componente) *,
        count(*) over (partition by hogar_id, periodo, componente) as copies
    from got_abonos) g using (hogar_id, periodo, componente)
where g.hogar_id is null or e.hogar_id is null or g.copies > 1
   or g.monto::numeric is distinct from e.monto or (g.estado = 'HELD') <> e.held;
