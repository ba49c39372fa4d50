-- What a close must result in, computed from the input files by the rules of the programme and nothing else: no code of
-- the services was read to write it. Every in_<file> table holds one file as text: line, complete (as many cells as the
-- header) and its columns. ${period}, ${first} and ${last} are the period and its first and last day.

-- step: functions
create function day(t text) returns date language sql immutable as $$
    select case when t like '____-__-__' and translate(t, '0123456789', '') = '--' and pg_input_is_valid(t, 'date')
        then t::date end
$$;
create function day_or_none(t text) returns boolean language sql immutable as $$
    select t = '' or (t like '____-__-__' and translate(t, '0123456789', '') = '--' and pg_input_is_valid(t, 'date'))
$$;
create function whole(t text) returns int language sql immutable as $$
    select case when t ~ '^-?\d{1,6}$' then t::int end
$$;
-- AFF-2: the check character, a digit or a letter, is validated where given; digits are 48 to 57 in ASCII
create function check_place(t text) returns int language sql immutable as $$
    select (11 - (3 * ascii(substr(t, 1, 1)) + 2 * ascii(substr(t, 2, 1)) + 7 * ascii(substr(t, 3, 1)) + 6 * ascii(substr(t, 4, 1))
        + 5 * ascii(substr(t, 5, 1)) + 4 * ascii(substr(t, 6, 1)) + 3 * ascii(substr(t, 7, 1)) + 2 * ascii(substr(t, 8, 1)) - 1536) % 11) % 11
$$;
create function dni_ok(t text) returns boolean language sql immutable as $$
    select case
        when t = '' or t ~ '^\d{8}$' then true
        when t ~ '^\d{8}-[0-9A-K]$' then right(t, 1) in (
            substr('67890112345', 1 + check_place(t), 1), substr('KABCDEFGHIJ', 1 + check_place(t), 1))
        else false end
$$;
-- MEM-1 and MEM-2: the condition verified of a person on a day, none for who is not a target member then
create function condition_on(birth date, woman boolean, due date, level text, died date, on_day date) returns text
language sql immutable as $$
    select case
        when died <= on_day then null
        when woman and on_day between due - 280 and due then 'PRENATAL'
        when birth > on_day then null
        when extract(year from age(on_day, birth)) < 2 then 'CRED'
        when extract(year from age(on_day, birth)) < 6 then case level when 'INICIAL' then 'INICIAL' else 'CRED' end
        when on_day >= date '2020-01-01' then case
            when extract(year from age(on_day, birth)) <= 19 and level not in ('SECUNDARIA_COMPLETA', 'SUPERIOR')
            then 'SCHOOL' end
        when extract(year from age(on_day, birth)) <= case when on_day >= date '2010-01-01' then 14 else 13 end
            then 'SCHOOL' end
$$;

-- step: households
-- in one file the first line of an id stands: the same again changes nothing, another content is refused
create table household as
select distinct on (hogar_id) hogar_id, ubigeo, cse, day(cse_desde) as class_from, day(cse_hasta) as class_until
from in_hogares
where complete and hogar_id <> '' and ubigeo ~ '^\d{6}$' and cse in ('NO_POBRE', 'POBRE', 'POBRE_EXTREMO')
  and day(cse_desde) is not null and day_or_none(cse_hasta)
order by hogar_id, line;
alter table household add primary key (hogar_id);

-- step: persons
-- TGT-4: a DNI that another person of the file has already brought is a certain duplicate, and its line is refused
create table valid_person as
select distinct on (persona_id) persona_id, hogar_id, nullif(left(dni, 8), '') as dni, apellido_paterno,
    apellido_materno, nombres, sexo = 'F' as woman, day(nacimiento) as birth, day(fecha_probable_parto) as due,
    nivel_educativo as level, titular = 'S' as recipient, line as first_line
from in_personas join household using (hogar_id)
where complete and persona_id <> '' and apellido_paterno <> '' and nombres <> '' and dni_ok(dni)
  and sexo in ('F', 'M') and day(nacimiento) is not null
  and parentesco in ('JEFE', 'CONYUGE', 'HIJO', 'NIETO', 'PADRE', 'OTRO')
  and day_or_none(fecha_probable_parto) and titular in ('S', 'N')
  and nivel_educativo in ('NINGUNO', 'INICIAL', 'PRIMARIA', 'SECUNDARIA', 'SECUNDARIA_COMPLETA', 'SUPERIOR')
order by persona_id, line;
create table person as
select p.* from valid_person p
left join (select dni, min(first_line) as holder from valid_person where dni is not null
    group by dni having count(*) > 1) claimed using (dni)
where claimed.dni is null or p.first_line = claimed.holder;
analyze person, household;

-- step: civil register
create table civil as
select distinct on (dni) dni, lower(apellido_paterno) as paternal, lower(apellido_materno) as maternal,
    lower(nombres) as given, estado, day(fecha_fallecimiento) as died
from in_reniec
where complete and dni ~ '^\d{8}(-.)?$' and estado in ('VIVO', 'FALLECIDO') and day_or_none(fecha_fallecimiento)
order by dni, line;
create table identified as
select p.*, ${reniec_received} = false and p.dni is not null or c.dni is not null as verified,
    case when c.estado = 'FALLECIDO' then coalesce(c.died, date '-infinity') end as died
from person p left join civil c on c.dni = p.dni
    and (c.paternal, c.maternal, c.given)
        = (lower(p.apellido_paterno), lower(p.apellido_materno), lower(p.nombres));
alter table identified add primary key (persona_id);
create index on identified (hogar_id);
analyze;

-- step: facts of affiliation
-- visits: the last one says whether the family lives there; the first verifying one dates it
create table visited as
select hogar_id, min(day(fecha)) filter (where resultado = 'VERIFICADO') as verified_on,
    (array_agg(resultado order by day(fecha) desc, line desc))[1] as last_result
from in_visitas
where complete and day(fecha) <= date '${last}' and resultado in ('VERIFICADO', 'NO_ENCONTRADO', 'NO_CORRESPONDE')
group by hogar_id;
create table assembled as
select hogar_id, min(day(fecha)) filter (where resultado = 'VALIDADO') as validated_on,
    (array_agg(resultado order by day(fecha) desc, line desc))[1] as last_result
from in_asamblea
where complete and day(fecha) <= date '${last}' and resultado in ('VALIDADO', 'RETIRADO', 'CUESTIONADO')
group by hogar_id;
create table agreement as
select distinct on (hogar_id) hogar_id, day(fecha_firma) as signed_on,
    case medio_pago when 'CUENTA' then cuenta else punto_pago end <> '' as reachable
from in_convenios
where complete and day(fecha_firma) <= date '${last}' and medio_pago in ('CUENTA', 'VENTANILLA', 'TRANSPORTADORA')
order by hogar_id, line;
create table attached as
select persona_id, min(day(desde)) as since
from in_adscripciones join person using (persona_id)
where complete and establecimiento ~ '^(S-\d{8}|E-\d{7})$' and day(desde) <= date '${last}'
group by persona_id;
create table district as
select distinct on (ubigeo) ubigeo, day(incorporado_el) as active_since
from in_distritos where complete and ubigeo ~ '^\d{6}$' and day(incorporado_el) is not null
order by ubigeo, line;
analyze;

-- step: affiliation
-- Members and eligibility are those of the day the agreement was signed; the latest of the facts dates the affiliation.
create table affiliated as
with signing as (
    select a.hogar_id, count(*) as targets, count(t.since) as attached, max(t.since) as last_attached
    from agreement a join identified p using (hogar_id) left join attached t using (persona_id)
    where condition_on(p.birth, p.woman, p.due, p.level, null, a.signed_on) is not null
      and (p.died is null or p.died > date '${last}')
    group by a.hogar_id),
recipient as (
    select distinct on (hogar_id) hogar_id, dni, verified, died from identified where recipient
    order by hogar_id, persona_id)
select h.hogar_id, greatest(v.verified_on, b.validated_on, a.signed_on, s.last_attached) as since,
    r.verified, r.died is null or r.died > date '${last}' as alive, a.reachable
from household h
join agreement a using (hogar_id)
join assembled b using (hogar_id)
join signing s using (hogar_id)
join recipient r using (hogar_id)
left join visited v using (hogar_id)
left join district d using (ubigeo)
where h.cse <> 'NO_POBRE' and h.class_from <= a.signed_on and coalesce(h.class_until, 'infinity') >= a.signed_on
  and (not ${distritos_received} or d.active_since <= a.signed_on)
  and b.last_result = 'VALIDADO'
  and (not ${visitas_received} or v.verified_on is not null and v.last_result <> 'NO_CORRESPONDE')
  and s.attached = s.targets
  and r.dni is not null;
alter table affiliated add primary key (hogar_id);
create table member as
select p.persona_id, p.hogar_id, condition_on(p.birth, p.woman, p.due, p.level, p.died, date '${first}') as condition
from identified p join affiliated using (hogar_id)
where condition_on(p.birth, p.woman, p.due, p.level, p.died, date '${first}') is not null;
alter table member add primary key (persona_id);
analyze;

-- step: signatories
create table establishment as
select distinct establecimiento from in_establecimientos
where complete and establecimiento ~ '^(S-\d{8}|E-\d{7})$';
create table signatory as
select distinct establecimiento, firma, day(desde) as since, coalesce(day(hasta), 'infinity') as until
from in_responsables join establishment using (establecimiento)
where complete and firma <> '' and day(desde) is not null and day_or_none(hasta);
create index on signatory (establecimiento, firma);
analyze;

-- step: health evidence
-- EVI-1: signed by a head registered and valid on the day of signing; of this period; of known people
create table salud_valid as
select e.* from in_salud e join person using (persona_id)
where complete and evidencia_id <> '' and periodo = '${period}'
  and day(fecha) between date '${first}' and date '${last}'
  and tipo in ('CRED', 'PRENATAL', 'PUERPERIO', 'VACUNA', 'PESO_TALLA', 'SUPLEMENTO')
  and resultado in ('ASISTIO', 'NO_ASISTIO', 'NO_ATENDIDO')
  and exists (select 1 from signatory s where s.establecimiento = e.establecimiento and s.firma = e.firma
      and day(e.firmado_el) between s.since and s.until);
-- EVI-2: the first record of an id stands, the same again changes nothing, another content is refused
create table salud_first as
select distinct on (evidencia_id) * from salud_valid order by evidencia_id, line;
-- a correction stands if what it supersedes does, in whatever order they come
create table salud_accepted as
with recursive accepted as (
    select f.* from salud_first f where sustituye = ''
    union all
    select f.* from salud_first f join accepted a on f.sustituye = a.evidencia_id and f.sustituye <> '')
select * from accepted;
create table salud_counting as
select * from salud_accepted a
where not exists (select 1 from salud_accepted c where c.sustituye = a.evidencia_id);
analyze;

-- step: school evidence
create table educacion_valid as
select e.* from in_educacion e join person using (persona_id)
where complete and evidencia_id <> '' and periodo = '${period}'
  and mes in (to_char(date '${first}', 'YYYY-MM'), to_char(date '${last}', 'YYYY-MM'))
  and whole(dias_lectivos) >= 0 and whole(dias_asistidos) >= 0 and whole(dias_justificados) >= 0
  and whole(dias_asistidos) + whole(dias_justificados) <= whole(dias_lectivos)
  and whole(dias_lectivos) <= extract(day from (mes || '-01')::date + interval '1 month' - interval '1 day')
  and exists (select 1 from signatory s where s.establecimiento = e.establecimiento and s.firma = e.firma
      and day(e.firmado_el) between s.since and s.until);
create table educacion_first as
select distinct on (evidencia_id) * from educacion_valid order by evidencia_id, line;
-- a second record of the same person, month and school that supersedes nothing is refused
create table educacion_accepted as
with recursive originals as (
    select distinct on (persona_id, mes, establecimiento) * from educacion_first where sustituye = ''
    order by persona_id, mes, establecimiento, line),
accepted as (
    select * from originals
    union all
    select f.* from educacion_first f join accepted a on f.sustituye = a.evidencia_id and f.sustituye <> '')
select * from accepted;
create table educacion_counting as
select * from educacion_accepted a
where not exists (select 1 from educacion_accepted c where c.sustituye = a.evidencia_id);
analyze;

-- step: exceptions
create table exempted as
select distinct persona_id from (
    select distinct on (excepcion_id) x.* from in_excepciones x join person using (persona_id)
    where complete and excepcion_id <> '' and periodo = '${period}' and propuesta_por <> '' and aprobada_por <> ''
      and propuesta_por <> aprobada_por
      and motivo in ('LLUVIAS_CAMINO_CORTADO', 'ENFERMEDAD', 'DISCAPACIDAD', 'FALLECIMIENTO_FAMILIAR',
          'SIN_PERSONAL_O_INSUMOS', 'DOCENTE_AUSENTE', 'NACIMIENTO', 'VIAJE_POR_ATENCION', 'EMERGENCIA')
    order by excepcion_id, line) approved;

-- step: member verdicts
-- VER-1. A reason is given here where the rules name its code.
create table expected_member as
with health as (
    select m.persona_id, bool_or(resultado = 'ASISTIO') as came, bool_or(resultado = 'NO_ATENDIDO') as not_attended,
        bool_or(resultado = 'NO_ASISTIO') as did_not_come
    from member m join salud_counting e on e.persona_id = m.persona_id and e.tipo = m.condition
    group by m.persona_id),
school as (
    select persona_id, sum(whole(dias_lectivos)) as days,
        sum(whole(dias_asistidos) + whole(dias_justificados)) as attended
    from educacion_counting where right(mes, 2)::int between 3 and 12 group by persona_id),
decided as (
    select m.*, case when condition in ('CRED', 'PRENATAL') then
        case when came then array['MET', null]
             when not_attended then array['NOT_VERIFIABLE', 'SERVICE_UNAVAILABLE']
             when did_not_come then array['NOT_MET', 'NO_ATTENDANCE']
             else array['NOT_VERIFIABLE', 'NO_RECORD'] end
        when extract(month from date '${first}') = 1 then array['EXEMPT', 'SCHOOL_HOLIDAY']
        when days is null then array['NOT_VERIFIABLE', 'NO_RECORD']
        when days = 0 then array['NOT_VERIFIABLE', null]
        when attended * 100 >= 85 * days then array['MET', null]
        else array['NOT_MET', 'ATTENDANCE_BELOW_MINIMUM'] end as verdict
    from member m left join health using (persona_id) left join school using (persona_id))
select d.hogar_id, d.persona_id,
    case when condition in ('CRED', 'PRENATAL') then 'HEALTH' else 'EDUCATION' end as eje, condition as condicion,
    case when a.since >= date '${first}' then 'WAIVED'
         when x.persona_id is not null and verdict[1] in ('NOT_MET', 'NOT_VERIFIABLE') then 'EXEMPT'
         else verdict[1] end as veredicto,
    case when a.since >= date '${first}' then null
         when x.persona_id is not null and verdict[1] in ('NOT_MET', 'NOT_VERIFIABLE') then null
         else verdict[2] end as motivo
from decided d join affiliated a using (hogar_id) left join exempted x using (persona_id)
where a.since <= date '${last}';

-- step: household verdicts
-- VER-2, VER-3, CAL-3
create table expected_household as
with verdicts as (
    select hogar_id, bool_or(veredicto = 'NOT_MET') as breached, bool_or(veredicto = 'NOT_VERIFIABLE') as unknown
    from expected_member group by hogar_id),
decided as (
    select a.hogar_id, case
        when a.since >= date '${first}' then 'WAIVED'
        when v.hogar_id is null then 'NO_TARGET_MEMBERS'
        when breached then 'NOT_MET'
        when unknown then 'NOT_VERIFIABLE'
        else 'MET' end as veredicto
    from affiliated a left join verdicts v using (hogar_id) where a.since <= date '${last}')
select *, case when veredicto in ('MET', 'NOT_VERIFIABLE', 'WAIVED') then 'S' else 'N' end as pagable from decided;

-- step: transfers
-- PAY-1, PAY-3 and PAY-5: one base transfer for each payable household, held while it cannot reach it safely
create table expected_transfer as
select hogar_id, '${period}' as periodo, 'BASE' as componente, 200.00::numeric(14, 2) as monto,
    not (verified and alive and reachable) as held
from expected_household join affiliated using (hogar_id) where pagable = 'S';
analyze;
