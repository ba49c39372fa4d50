package pe.juntos.affiliation.register.adapter;

/** The statements by which a file of households becomes a version of the list (TGT-2). */
final class SisfohListSql {

    /** Received when the platform took the file, not when it was applied. */
    static final String RECEIVED = """
            insert into sisfoh_list (import_id, received_at, lines)
            select id, received_at, lines from import_file where id = :import
            on conflict (import_id) do nothing
            """;

    static final String ENTRIES = """
            insert into sisfoh_entry (list, household, district, class)
            select (select number from sisfoh_list where import_id = :import), household, district, class
            from staging_household
            where import_id = :import and bucket between :first and :last and refusal_code is null
            """;

    static final String COUNTS = """
            insert into sisfoh_count (list, district, class, households)
            select list, district, class, count(*) from sisfoh_entry
            where list = (select number from sisfoh_list where import_id = :import)
            group by list, district, class
            """;

    static final String APPLIED = "update sisfoh_list set applied = true where import_id = :import";

    private SisfohListSql() {}
}
