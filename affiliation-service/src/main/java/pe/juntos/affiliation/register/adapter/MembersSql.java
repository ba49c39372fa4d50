package pe.juntos.affiliation.register.adapter;

/** The statements by which staged persons become persons of the register. */
final class MembersSql {

    private static final String STAGED =
            "s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null";

    /** Who was taken for another person does not come back with a file, only by an un-merge (TGT-4). */
    static final String MERGED = """
            with merged as (
                delete from staging_member s
                where %s and exists (
                    select 1 from merged_member m where m.member = s.member and m.restored_at is null)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'PERSON_MERGED', 'La persona fue fusionada con otra del padrón' from merged
            """.formatted(STAGED);

    /**
     * A number belongs to whoever holds it in the register, else to the first line that brings it (TGT-4). A line of an
     * unknown household claims nothing.
     */
    static final String DUPLICATE_DNI = """
            with held as (
                select s.line, s.member, s.household, m.member as holder
                from staging_member s join member m on m.dni = s.dni
                where %1$s and m.member <> s.member),
            shared as (
                select dni from staging_member s where %1$s and dni is not null
                group by dni having count(*) > 1),
            claims as (
                select s.dni, s.line, s.member, s.household
                from staging_member s join shared using (dni)
                where %1$s
                  and exists (select 1 from household h where h.household = s.household)
                  and not exists (select 1 from held where held.line = s.line)),
            ranked as (
                select c.*, first_value(member) over w as holder, row_number() over w as place
                from claims c window w as (partition by dni order by line)),
            losing as (
                select line, member, household, holder from held
                union all
                select line, member, household, holder from ranked where place > 1),
            noted as (
                insert into duplicate_dni (member, household, holder)
                select member, household, holder from losing
                on conflict (member) do update set household = excluded.household, holder = excluded.holder
                where (duplicate_dni.household, duplicate_dni.holder)
                    is distinct from (excluded.household, excluded.holder)),
            gone as (
                delete from staging_member s using losing l
                where s.import_id = :import and s.line = l.line
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'DNI_DUPLICATE', 'Otra persona ya tiene este DNI' from gone
            """.formatted(STAGED);

    /** Who moves to another household leaves the role of recipient behind (AFF-5). */
    static final String RECIPIENT_LEAVES = """
            update member m set recipient = false
            from staging_member s
            where %s and m.member = s.member and m.household <> s.household and m.recipient
              and exists (select 1 from household h where h.household = s.household)
            """.formatted(STAGED);

    /** One recipient for each household: the one of the register unless the file speaks of it, else the first line. */
    static final String SECOND_RECIPIENT = """
            with claims as (
                select s.line, s.household, row_number() over (partition by s.household order by s.line) as place
                from staging_member s where %1$s and s.recipient),
            holding as (
                select m.household from member m
                where m.bucket between :first and :last and m.recipient
                  and not exists (select 1 from staging_member s where %1$s and s.member = m.member)),
            refused as (
                delete from staging_member s using claims c
                where s.import_id = :import and s.bucket between :first and :last and s.line = c.line
                  and (c.place > 1 or exists (select 1 from holding h where h.household = c.household))
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'RECIPIENT_DUPLICATE', 'El hogar ya tiene titular' from refused
            """.formatted(STAGED);

    private static final String DIFFERENT = """
            (m.household, m.dni, m.paternal_name, m.maternal_name, m.given_names, m.sex, m.birth_date,
                m.relationship, m.expected_delivery, m.level, m.recipient) is distinct from
            (%1$s.household, %1$s.dni, %1$s.paternal_name, %1$s.maternal_name, %1$s.given_names, %1$s.sex,
                %1$s.birth_date, %1$s.relationship, %1$s.expected_delivery, %1$s.level, %1$s.recipient)""";

    static final String CHANGES = """
            insert into member_change (member, import_id, change, former_household, former_expected_delivery,
                former_level, former_recipient, former_dni, former_name_key)
            select m.member, :import,
                case when m.household <> s.household then 'MOVED'
                     when m.expected_delivery is distinct from s.expected_delivery then 'PREGNANCY'
                     when m.level <> s.level then 'LEVEL'
                     when m.recipient <> s.recipient then 'RECIPIENT'
                     when m.dni is distinct from s.dni or m.name_key <> s.name_key then 'IDENTITY'
                     else 'DATA' end,
                m.household, m.expected_delivery, m.level, m.recipient, m.dni, m.name_key
            from staging_member s join member m using (member)
            where %s and %s
            """.formatted(STAGED, DIFFERENT.formatted("s"));

    /** A file has no date: who was reported to have joined a household, or to have a number now, is not undone by it (AFF-5). */
    static final String KEEP_REPORTED = """
            update staging_member s set household = m.household, bucket = m.bucket, relationship = m.relationship
            from member m
            where %s and s.member = m.member and s.household <> m.household
              and exists (select 1 from person_fact f
                  where f.member = m.member and f.kind = 'JOINED' and f.household = m.household)
            """.formatted(STAGED);

    /** A number that was linked to a person is not lost because a list does not have it (AFF-2). */
    static final String KEEP_LINKED = """
            update staging_member s set dni = m.dni
            from member m join identity_link l using (member, dni)
            where %s and s.member = m.member and s.dni is null
            """.formatted(STAGED);

    static final String MOVE_FACTS = moved("person_fact");

    static final String MOVE_ATTACHMENTS = moved("attachment");

    static final String MOVE_TOLD = moved("member_told");

    static final String NO_LONGER_DUPLICATE = """
            delete from duplicate_dni d using staging_member s where %s and s.member = d.member
            """.formatted(STAGED);

    static final String MEMBERS = """
            insert into member as m (member, bucket, household, external_id, dni, paternal_name, maternal_name,
                given_names, name_key, sex, birth_date, relationship, expected_delivery, level, recipient)
            select member, bucket, household, external_id, dni, paternal_name, maternal_name, given_names, name_key,
                sex, birth_date, relationship, expected_delivery, level, recipient
            from staging_member s
            where %s
            on conflict (member) do update set bucket = excluded.bucket, household = excluded.household,
                dni = excluded.dni, paternal_name = excluded.paternal_name, maternal_name = excluded.maternal_name,
                given_names = excluded.given_names, name_key = excluded.name_key, sex = excluded.sex,
                birth_date = excluded.birth_date, relationship = excluded.relationship,
                expected_delivery = excluded.expected_delivery, level = excluded.level, recipient = excluded.recipient
            where %s
            """.formatted(STAGED, DIFFERENT.formatted("excluded"));

    private MembersSql() {}

    /** What is cut by household bucket follows the person to the new one. */
    private static String moved(String table) {
        return """
            update %s t set bucket = s.bucket
            from staging_member s join member m using (member)
            where %s and m.household <> s.household and t.member = m.member
            """.formatted(table, STAGED);
    }
}
