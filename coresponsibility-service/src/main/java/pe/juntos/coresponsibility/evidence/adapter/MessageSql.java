package pe.juntos.coresponsibility.evidence.adapter;

import java.util.stream.Collectors;

/** The statements around applying messages: which wait, their records as rows, and what came of them. */
final class MessageSql {
    /** As many of the first as have this many records together. */
    static final String WAITING = """
            select message from (
              select message, place, sum(records) over (order by place) - records as before
              from (select message, place, records from evidence_message where state = 'RECEIVED'
                    order by place limit :messages) m) w
            where before < :records order by place
            """;

    static final String APPLIED = """
            update evidence_message m set state = 'APPLIED', applied_at = :now,
              accepted = records - (select count(*) from evidence_message_refusal r where r.message = m.message)
            where message = any(:messages)
            """;
    static final String TELL = """
            insert into evidence_callback (message, attempts, due_at)
            select m.message, 0, :now from evidence_message m join conditionality_sender s on s.sender = m.sender
            where m.message = any(:messages) and s.callback is not null
            """;
    static final String SET_ASIDE = """
            update evidence_message set state = 'FAILED'
            where message = (select message from evidence_message where state = 'RECEIVED' order by place limit 1)
            """;
    private static final String COMMON =
            "n int, b smallint, id text, period text, establishment text, person text, member text, signature text,"
                    + " signed_on date, supersedes text, ";

    private MessageSql() {}

    static String table(Sector sector) {
        return "create temporary table if not exists " + sector.messages() + " (like " + sector.staging()
                + ") on commit delete rows";
    }

    /** A member named by the register's code is looked up here; one named by the sender's id, as in files, when applied. */
    static String fill(Sector sector) {
        var own = sector.waiting().stream().map(column -> column.split(" ")[0]).collect(Collectors.joining(", "));
        var read = sector.waiting().stream()
                .map(column -> "r." + column.split(" ")[0])
                .collect(Collectors.joining(", "));
        return """
                insert into %1$s (import_id, line, bucket, evidence_id, period, establishment, person, signature, signed_on,
                                  supersedes, reach, %2$s)
                select m.message, m.place * %3$d + r.n, coalesce(p.person_bucket, r.b), r.id, r.period, r.establishment,
                       coalesce(p.external_id, r.person), r.signature, r.signed_on, r.supersedes, m.reach, %4$s
                from evidence_message m cross join lateral json_to_recordset(m.%5$s) as r (%6$s)
                left join member p on p.member = r.member
                where m.message = any(:messages)
                """.formatted(
                        sector.messages(),
                        own,
                        Staged.LINES,
                        read,
                        sector.inMessage(),
                        COMMON + String.join(", ", sector.waiting()));
    }
}
