insert into floor_verdict
select m.persona_id, m.hogar_id, m.condition,
    case when m.condition in ('CRED', 'PRENATAL') then
        case when h.came then 'MET' when h.not_attended then 'NOT_VERIFIABLE' when h.did_not_come then 'NOT_MET'
             else 'NOT_VERIFIABLE' end
        when s.days > 0 then case when s.attended * 100 >= 85 * s.days then 'MET' else 'NOT_MET' end
        else 'NOT_VERIFIABLE' end,
    case when m.condition in ('CRED', 'PRENATAL') then
        case when h.came then 'ATTENDED' when h.not_attended then 'SERVICE_UNAVAILABLE'
             when h.did_not_come then 'NO_ATTENDANCE' else 'NO_RECORD' end
        when s.days > 0 then
            case when s.attended * 100 >= 85 * s.days then 'ATTENDED' else 'ATTENDANCE_BELOW_MINIMUM' end
        else 'NO_RECORD' end
from member m
left join (select persona_id, tipo, bool_or(resultado = 'ASISTIO') as came,
        bool_or(resultado = 'NO_ATENDIDO') as not_attended, bool_or(resultado = 'NO_ASISTIO') as did_not_come
    from floor_salud group by persona_id, tipo) h on h.persona_id = m.persona_id and h.tipo = m.condition
left join (select persona_id, sum(dias_lectivos) as days, sum(dias_asistidos + dias_justificados) as attended
    from floor_educacion group by persona_id) s on s.persona_id = m.persona_id
