package pe.juntos.coresponsibility.evidence.adapter;

/**
 * The statements that apply what is staged, EVI-2: one file on its own partition of the staging table, or the messages that wait. Roots go first, by chunk of persons;
 * ids that several persons share and all corrections go last and alone. So the outcome is the same however the file was cut, and
 * a correction may come before what it corrects.
 */
final class EvidenceSql {
    /** Households of periods that no longer take evidence in; a row is looked up for each member, however many there are. */
    private static final String MARK = """
            , marked as (
              insert into verdict_recheck (period, bucket, household)
              select t.period, em.bucket, em.household from touched t
              cross join lateral (select e.bucket, e.household from expected_member e
                                  where e.member = t.member and e.period = t.period offset 0) em
              on conflict do nothing returning 1)
            """;

    private static final String CLOSED = "period in (select p.period from period p where p.state <> 'OPEN')";
    private static final String COUNT = "select count(*) from inserted";
    /** Its columns are repeated for the members where they are joined: nothing may be read beyond the chunk. */
    private static final String CHUNK =
            "s.bucket between :first and :last and s.supersedes is null and s.shared is null";

    /** Whether the sender may correct the record. */
    private static final String IN_REACH = """
            (s.reach is null or t.establishment = s.establishment
             or exists (select 1 from establishment o where o.establishment = t.establishment
                        and o.district like any(s.reach)))""";

    private static final String WHY_NOT_CORRECTED = """
            coalesce((select case when t.superseded_by is not null then 'ALREADY_SUPERSEDED'
                                  when t.period <> all(:accepting) then 'SUPERSEDES_CLOSED_PERIOD'
                                  else 'SECOND_RECORD' end
                      from %1$s t where t.evidence_id = s.supersedes and %2$s), 'SUPERSEDES_UNKNOWN')""";

    private final Sector sector;
    private final Staged staged;
    private final String partition;

    EvidenceSql(Sector sector, Staged staged) {
        this.sector = sector;
        this.staged = staged;
        this.partition = staged.table();
    }

    String indexBuckets() {
        return "create index on " + partition + " (bucket) where refusal_code is null";
    }

    String indexLast() {
        return "create index on " + partition
                + " (line) where refusal_code is null and (supersedes is not null or shared)";
    }

    String analyze() {
        return "analyze " + partition;
    }

    /** Ids that more than one person's records carry: which of them comes first must not depend on chunks, nor on the order within. */
    String findShared() {
        return """
                update %1$s s set shared = true
                where s.evidence_id in (select evidence_id from %1$s where refusal_code is null
                                        group by evidence_id having min(person) <> max(person))
                """.formatted(partition);
    }

    /**
     * Inserts the roots of a chunk and answers, beside their number, the lines that were not: only of these it has to be asked why.
     * What a line is compared with here is what this statement wrote, so nothing is read of all that was accepted before.
     */
    String roots() {
        return insertRoots("left join", "and m.person_bucket between :first and :last", CHUNK, "s.home, s.line")
                + """
                select (select count(*) from inserted) as accepted, array(
                  select s.line from staged s left join inserted i on i.evidence_id = s.evidence_id
                  where i.evidence_id is null or (i.member, %s) is distinct from (s.member, %s)) as others
                """.formatted(sector.contentOf("i"), sector.contentOf("s"));
    }

    String sharedRoots() {
        return insertRoots("join", "", "(s.supersedes is not null or s.shared) and s.supersedes is null", "s.line")
                + COUNT;
    }

    /**
     * @param order the line decides between records of one member; what goes before it puts households together that are decided
     *     together, so that verdicts read few pages
     */
    private String insertRoots(String join, String ofMembers, String which, String order) {
        return """
                with staged as materialized (
                  select s.line, s.evidence_id, m.member, m.bucket as home, %3$s
                  from %4$s s %7$s member m on m.person_bucket = s.bucket and m.external_id = s.person %8$s
                  where s.refusal_code is null and %5$s),
                inserted as (
                  insert into %1$s (evidence_id, member, %2$s)
                  select s.evidence_id, s.member, %3$s
                  from staged s where s.member is not null and %6$s
                  order by %10$s
                  on conflict do nothing returning evidence_id, member, %2$s),
                touched as (select distinct member, period from inserted where %9$s)
                """.formatted(
                                sector.table(),
                                sector.content(),
                                sector.contentOf("s"),
                                partition,
                                which,
                                sector.free(),
                                join,
                                ofMembers,
                                CLOSED,
                                order)
                + MARK;
    }

    /**
     * One link further of every chain of corrections: those whose target was accepted, in a period that takes corrections
     * ({@code :accepting}). Of several that correct the same, or that move to the same member, month and school, the first stands.
     */
    String corrections() {
        return """
                with candidates as (
                  select s.*, m.member as whose, row_number() over (partition by %6$s order by s.line) as place
                  from %4$s s join member m on m.person_bucket = s.bucket and m.external_id = s.person
                  join %1$s t on t.evidence_id = s.supersedes
                  where s.refusal_code is null and s.supersedes is not null and %5$s
                    and t.superseded_by is null and t.period = any(:accepting) and %7$s
                    and not exists (select 1 from %1$s e where e.evidence_id = s.evidence_id)),
                inserted as (
                  insert into %1$s (evidence_id, member, %2$s)
                  select s.evidence_id, s.whose, %3$s from candidates s where s.place = 1 order by s.line
                  on conflict do nothing returning evidence_id, member, period, supersedes),
                superseded as (
                  update %1$s t set superseded_by = i.evidence_id from inserted i
                  where t.evidence_id = i.supersedes
                  returning t.member, t.period),
                touched as (
                  select member, period from (
                    select member, period from inserted union select member, period from superseded) b where %8$s)
                """.formatted(
                                sector.table(),
                                sector.content(),
                                sector.contentOf("s"),
                                partition,
                                IN_REACH,
                                sector.place(),
                                sector.freeToCorrect(),
                                CLOSED)
                + MARK
                + COUNT;
    }

    /** Of the lines that {@link #roots} named. */
    String refuseChunk() {
        return refuse(
                CHUNK + " and s.line = any(cast(:lines as bigint[]))",
                "and m.person_bucket between :first and :last",
                "'SECOND_RECORD'");
    }

    /** Needs {@code :accepting} as well. */
    String refuseLast() {
        return refuse(
                "(s.supersedes is not null or s.shared)",
                "",
                "case when s.supersedes is null then 'SECOND_RECORD' else "
                        + WHY_NOT_CORRECTED.formatted(sector.table(), IN_REACH) + " end");
    }

    /** What was refused of what had been staged, for the scorecards of those it came from. */
    String chargeRefusals() {
        return """
                insert into evidence_refusal (period, establishment, sector, code, digest, records)
                select s.period, s.establishment, '%1$s', r.code, bit_xor(hashtextextended(s.evidence_id, 0)), count(*)
                from %2$s s join %3$s r on r.%4$s = s.import_id and r.line = %5$s
                where s.refusal_code is null
                group by s.period, s.establishment, r.code
                on conflict do nothing
                """.formatted(sector.kind(), partition, staged.refusalTable(), staged.refusalKey(), staged.line());
    }

    /** What is not there with this content was not accepted; a repeated record is, and is accepted again. */
    private String refuse(String which, String ofMembers, String otherwise) {
        return """
                insert into %7$s
                select s.import_id, %8$s, r.code, r.message
                from %1$s s
                left join member m on m.person_bucket = s.bucket and m.external_id = s.person %6$s
                left join lateral (select * from %2$s a where a.evidence_id = s.evidence_id offset 0) e on true
                join (select * from unnest(cast(:codes as text[]), cast(:messages as text[]))) r(code, message)
                  on r.code = case when m.member is null then 'UNKNOWN_PERSON'
                                   when e.evidence_id is not null then 'ID_CONFLICT'
                                   else %9$s end
                where s.refusal_code is null and %3$s
                  and (m.member is null or e.evidence_id is null
                       or (e.member, %4$s) is distinct from (m.member, %5$s))
                on conflict do nothing
                """.formatted(
                        partition,
                        sector.table(),
                        which,
                        sector.contentOf("e"),
                        sector.contentOf("s"),
                        ofMembers,
                        staged.refusals(),
                        staged.line(),
                        otherwise);
    }
}
