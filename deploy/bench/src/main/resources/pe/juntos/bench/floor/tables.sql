create table floor_salud (evidencia_id text, establecimiento text, persona_id text, fecha date, tipo text,
    resultado text, firma text, firmado_el date, sustituye text);
create table floor_educacion (evidencia_id text, establecimiento text, persona_id text, mes text, dias_lectivos int,
    dias_asistidos int, dias_justificados int, firma text, firmado_el date, sustituye text);
create table floor_verdict (persona_id text, hogar_id text, condition text, outcome text, reason text);
create table floor_order (end_to_end text, hogar_id text, amount numeric(14, 2), execute_on date, state text);
