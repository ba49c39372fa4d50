package pe.juntos.affiliation.duplicate.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.duplicate.SameSound;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks through the register for duplicates (TGT-4). A chunk takes the persons of some days of birth, not of some
 * buckets: two records of one person lie anywhere. They are read in order of day, sex and province and compared group by
 * group, so a chunk holds no more than one group.
 */
@Component
class DuplicateScan implements ChunkedJob {

    static final String KIND = "duplicates";

    /** The register is read once for each chunk: few and large ones. */
    static final long PERSONS_PER_CHUNK = 150_000;

    private static final int PAIRS_AT_ONCE = 1_000;

    private static final String PEOPLE = """
            select m.member, m.household, m.name_key, m.birth_date, m.sex, left(h.district, 4) as province
            from member m join household h using (household)
            where mod(m.birth_date - date '0001-01-01', 1024) between :first and :last
              and not exists (select 1 from merge x where x.kind = 'HOUSEHOLD' and x.lost = m.household
                and x.state in ('APPLIED', 'UNDO_PROPOSED'))
            order by m.birth_date, m.sex, province, m.member
            """;

    private static final String AGAIN = """
            on conflict (kind, member, other) do update set scan = excluded.scan, household = excluded.household,
                other_household = excluded.other_household,
                state = case when p.state = 'RESOLVED' then 'OPEN' else p.state end
            """;

    private static final String FOUND = """
            insert into duplicate_pair as p (kind, member, household, other, other_household, scan)
            select 'PROBABLE', n.member, n.household, n.other, n.other_household, :scan
            from unnest(cast(:members as text[]), cast(:households as text[]), cast(:others as text[]),
                cast(:other_households as text[])) as n (member, household, other, other_household)
            """ + AGAIN;

    private static final String CERTAIN = """
            insert into duplicate_pair as p (kind, member, household, other, other_household, scan)
            select 'CERTAIN', d.member, d.household, d.holder, m.household, :scan
            from duplicate_dni d join member m on m.member = d.holder join household h on h.household = d.household
            where d.member <> d.holder
            """ + AGAIN;

    private static final String RESOLVED = """
            update duplicate_pair set state = 'RESOLVED' where state = 'OPEN' and scan <> :scan
            """;

    private static final String FINISHED = "update duplicate_scan set finished = true where id = :scan";

    private record Group(LocalDate born, String sex, String province) {}

    private record Row(Group group, SameSound.Person person) {}

    private final DatabaseClient client;

    DuplicateScan(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange days) {
        var rule = new SameSound(new SpanishSound());
        return people(days)
                .bufferUntilChanged(Row::group)
                .collect(Found::new, (found, rows) -> found.add(rows, rule))
                .flatMap(found -> Flux.fromIterable(found.pairs)
                        .buffer(PAIRS_AT_ONCE)
                        .concatMap(pairs -> write(job, pairs))
                        .then(Mono.just(found.people)));
    }

    /** What one chunk came upon: few of many are pairs. They are written when all are read. */
    private static final class Found {

        private final List<SameSound.Pair> pairs = new ArrayList<>();
        private long people;

        void add(List<Row> group, SameSound rule) {
            people += group.size();
            pairs.addAll(rule.pairs(group.stream().map(Row::person).toList()));
        }
    }

    @Override
    public Mono<Void> finish(Job job) {
        return execute(job, CERTAIN).then(execute(job, RESOLVED)).then(execute(job, FINISHED));
    }

    private Mono<Void> execute(Job job, String sql) {
        return client.sql(sql).bind("scan", job.id()).then();
    }

    private Flux<Row> people(BucketRange days) {
        return client.sql(PEOPLE)
                .filter(statement -> statement.fetchSize(5_000))
                .bind("first", days.first())
                .bind("last", days.last())
                .map(row -> new Row(
                        new Group(
                                required(row, "birth_date", LocalDate.class),
                                required(row, "sex", String.class),
                                required(row, "province", String.class)),
                        new SameSound.Person(
                                required(row, "member", String.class),
                                required(row, "household", String.class),
                                required(row, "name_key", String.class))))
                .all();
    }

    private Mono<Long> write(Job job, List<SameSound.Pair> pairs) {
        return client.sql(FOUND)
                .bind("scan", job.id())
                .bind("members", texts(pairs, p -> p.first().member()))
                .bind("households", texts(pairs, p -> p.first().household()))
                .bind("others", texts(pairs, p -> p.second().member()))
                .bind("other_households", texts(pairs, p -> p.second().household()))
                .fetch()
                .rowsUpdated();
    }

    private static String[] texts(List<SameSound.Pair> pairs, Function<SameSound.Pair, String> value) {
        return pairs.stream().map(value).toArray(String[]::new);
    }
}
