package pe.juntos.coresponsibility.evidence.adapter;

import java.util.List;

/**
 * What tells the two evidence tables apart in SQL.
 *
 * @param messages table of one connection, empty after each transaction, for records that came in messages
 * @param waiting the columns that only this sector's records have, as they wait in a message
 * @param content columns that, with the id and the member, make the content of a record
 * @param free whether a root may stand: a second one for the same member, month and school may not
 * @param place what no two corrections may take at once
 * @param freeToCorrect whether a correction may stand: one that moves to where another record stands may not, or both would count
 */
record Sector(
        String kind,
        String table,
        String staging,
        String messages,
        List<String> waiting,
        String content,
        String free,
        String place,
        String freeToCorrect) {
    static final Sector HEALTH = new Sector(
            "salud",
            "health_evidence",
            "staging_health",
            "waiting_health",
            List.of("held_on date", "kind text", "result text"),
            "period, establishment, held_on, kind, result, signature, signed_on, supersedes",
            "true",
            "s.evidence_id",
            "true");
    static final Sector EDUCATION = new Sector(
            "educacion",
            "education_evidence",
            "staging_education",
            "waiting_education",
            List.of("month date", "school_days int", "attended int", "justified int"),
            "period, establishment, month, school_days, attended, justified, signature, signed_on, supersedes",
            """
            not exists (select 1 from education_evidence c where c.member = s.member and c.month = s.month
              and c.establishment = s.establishment and c.supersedes is not null and c.superseded_by is null offset 0)
            """,
            "m.member, s.month, s.establishment",
            """
            not exists (select 1 from education_evidence c where c.member = m.member and c.month = s.month
              and c.establishment = s.establishment and c.superseded_by is null and c.evidence_id <> s.supersedes offset 0)
            """);

    /** Its name among the columns of a message. */
    String inMessage() {
        return messages.substring("waiting_".length());
    }

    /** The content columns of the alias, as {@code a.x, a.y}. */
    String contentOf(String alias) {
        return alias + "." + content.replace(", ", ", " + alias + ".");
    }
}
