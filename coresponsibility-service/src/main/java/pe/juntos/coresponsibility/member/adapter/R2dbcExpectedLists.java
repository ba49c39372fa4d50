package pe.juntos.coresponsibility.member.adapter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.member.ExpectedLists;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.MembershipPolicy;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcExpectedLists implements ExpectedLists {
    private static final int LOCK = 0x4c495354;
    private static final String BUCKETS = "h.bucket between :first and :last";
    private static final String HOUSEHOLDS =
            "h.bucket = any(cast(:buckets as smallint[])) and h.household = any(cast(:households as text[]))";
    private static final String REGISTER = """
            select h.household, h.bucket::int, h.external_id, h.district, h.populated_centre, h.affiliated_on, h.exited_on,
                   h.former_affiliated_on, h.former_exited_on,
                   m.member, m.external_id as person, m.establishment, m.birth_date, m.sex, m.expected_delivery,
                   m.delivered_on, m.level_enrolled, m.secondary_completed, m.died_on
            from household h left join member m on m.bucket = h.bucket and m.household = h.household and not m.gone
            where %s and coalesce(h.affiliated_on, h.former_affiliated_on) is not null and not (h.state = 'EXITED' and h.exited_on is null)
            order by h.bucket, h.household, m.member
            """;
    private static final List<String> FORGET = List.of(
            "delete from expected_household h where period = :period and %s",
            "delete from expected_member h where period = :period and %s");
    /** Where the members were before they came. */
    private static final String FORGET_ELSEWHERE =
            "delete from expected_member where period = :period and member in (select h.member from member h where %s)";

    /** Where members were expected until now, and where they are back. */
    private static final List<String> LEAVE = List.of("""
            insert into left_establishment (period, member, establishment)
            select h.period, h.member, h.establishment from expected_member h join member m on m.member = h.member
            where h.period = :period and h.establishment <> m.establishment and %s
            on conflict do nothing
            """, """
            delete from left_establishment l using member h
            where l.period = :period and l.member = h.member and l.establishment = h.establishment and %s
            """);

    private static final List<String> HOUSEHOLD = List.of(
            "period", "bucket", "household", "external_id", "district", "populated_centre", "affiliation_period");
    private static final List<String> MEMBER =
            List.of("member", "period", "bucket", "household", "external_id", "axis", "condition", "establishment");

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final Rulebooks rulebooks;

    R2dbcExpectedLists(DatabaseClient client, BulkCopy copy, Rulebooks rulebooks) {
        this.client = client;
        this.copy = copy;
        this.rulebooks = rulebooks;
    }

    @Override
    public Mono<Long> make(Period period, BucketRange range) {
        return client.sql("select count(pg_advisory_xact_lock(:key, b)) from generate_series(:first, :last) b")
                .bind("key", LOCK)
                .bind("first", range.first())
                .bind("last", range.last())
                .then()
                .then(Mono.defer(() -> make(period, new Which(BUCKETS, spec -> of(range, spec)), FORGET)));
    }

    @Override
    public Mono<Void> follow(Collection<String> households) {
        if (households.isEmpty()) {
            return Mono.empty();
        }
        var which = new Which(HOUSEHOLDS, spec -> of(households, spec));
        var everywhere = Stream.of(LEAVE, FORGET, List.of(FORGET_ELSEWHERE))
                .flatMap(List::stream)
                .toList();
        return lock(households)
                .thenMany(Flux.defer(this::open))
                .concatMap(period -> make(period, which, everywhere))
                .then();
    }

    /** Of two transactions that write the lists of a household, the later one sees what the earlier one wrote. */
    private Mono<Void> lock(Collection<String> households) {
        return client.sql("select count(pg_advisory_xact_lock(:key, b)) from (select distinct b from"
                        + " unnest(cast(:buckets as int[])) b order by b) as ordered")
                .bind("key", LOCK)
                .bind("buckets", buckets(households))
                .then();
    }

    private Flux<Period> open() {
        return client.sql("select period from period where state = 'OPEN' order by period")
                .mapValue(String.class)
                .all()
                .map(Period::of);
    }

    /** Which households, as a condition on bucket and household, and what is bound to it. */
    private record Which(String condition, UnaryOperator<DatabaseClient.GenericExecuteSpec> binding) {
        DatabaseClient.GenericExecuteSpec in(DatabaseClient client, String sql) {
            return binding.apply(client.sql(sql.formatted(condition)));
        }
    }

    private static DatabaseClient.GenericExecuteSpec of(BucketRange range, DatabaseClient.GenericExecuteSpec spec) {
        return spec.bind("first", range.first()).bind("last", range.last());
    }

    private static DatabaseClient.GenericExecuteSpec of(
            Collection<String> households, DatabaseClient.GenericExecuteSpec spec) {
        return spec.bind("buckets", buckets(households)).bind("households", households.toArray(String[]::new));
    }

    private static String[] buckets(Collection<String> households) {
        return households.stream().map(h -> Integer.toString(Buckets.of(h))).toArray(String[]::new);
    }

    private Mono<Long> make(Period period, Which which, List<String> before) {
        return Flux.fromIterable(before)
                .concatMap(sql ->
                        which.in(client, sql).bind("period", period.toString()).then())
                .then(Mono.defer(() -> write(period, which)));
    }

    private Mono<Long> write(Period period, Which which) {
        return which.in(client, REGISTER)
                .map((row, _) -> RegisterRow.of(row))
                .all()
                .filter(row -> row.participation().in(period))
                .collectList()
                .flatMap(rows -> copyHouseholds(period, rows)
                        .flatMap(households -> rulebooks
                                .on(period.firstDay())
                                .flatMap(rules -> copyMembers(period, rows, rules.membership()))
                                .thenReturn(households)));
    }

    private Mono<Long> copyHouseholds(Period period, List<RegisterRow> rows) {
        var households = new LinkedHashMap<String, RegisterRow>();
        rows.forEach(row -> households.putIfAbsent(row.household(), row));
        return copy.copy(
                "expected_household",
                HOUSEHOLD,
                Flux.fromIterable(households.values()),
                (row, line) -> line.text(period.toString())
                        .number(row.bucket())
                        .text(row.household())
                        .text(row.externalId())
                        .text(row.district())
                        .text(row.centre())
                        .bool(row.participation().beginsIn(period)));
    }

    private Mono<Long> copyMembers(Period period, List<RegisterRow> rows, MembershipPolicy policy) {
        var expected = rows.stream()
                .<Expected>mapMulti((row, sink) -> row.conditionOn(period.firstDay(), policy)
                        .ifPresent(condition -> sink.accept(new Expected(row, condition))))
                .toList();
        return copy.copy(
                "expected_member",
                MEMBER,
                Flux.fromIterable(expected),
                (e, line) -> line.text(e.row().member())
                        .text(period.toString())
                        .number(e.row().bucket())
                        .text(e.row().household())
                        .text(e.row().person())
                        .text(e.condition().axis().name())
                        .text(e.condition().name())
                        .text(e.row().establishment()));
    }

    private record Expected(RegisterRow row, Condition condition) {}
}
