package pe.juntos.coresponsibility.member.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.member.ExpectedLists;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.MembershipPolicy;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class R2dbcExpectedLists implements ExpectedLists {
    private static final String CHANGED =
            "(select bucket, household from expected_change where period = :period and bucket between :first and :last)";
    private static final String REGISTER = """
            select h.household, h.bucket::int, h.external_id, h.district, h.affiliated_on, h.exited_on, h.accompaniment,
                   m.member, m.external_id as person, m.establishment, m.birth_date, m.sex, m.expected_delivery,
                   m.delivered_on, m.level_enrolled, m.secondary_completed, m.died_on
            from household h left join member m on m.bucket = h.bucket and m.household = h.household and not m.gone
            where h.bucket between :first and :last and h.affiliated_on is not null
              and not (h.state = 'EXITED' and h.exited_on is null)
            """;
    private static final List<String> HOUSEHOLD =
            List.of("period", "bucket", "household", "external_id", "district", "affiliation_period", "accompaniment");
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
        return forget(period, range).then(Mono.defer(() -> write(period, range, "")));
    }

    @Override
    public Mono<Long> refresh(Period period, BucketRange range) {
        return changes(period, range)
                .flatMap(changes -> changes == 0
                        ? Mono.just(0L)
                        : forget(period, range)
                                .then(Mono.defer(
                                        () -> write(period, range, " and (h.bucket, h.household) in " + CHANGED))));
    }

    private Mono<Long> changes(Period period, BucketRange range) {
        return bound("select count(*) from " + CHANGED + " c", period, range)
                .mapValue(Long.class)
                .one();
    }

    /** The lists of changed households, and where their members were before they came. */
    private Mono<Void> forget(Period period, BucketRange range) {
        return Flux.just(
                        "delete from expected_household where period = :period and (bucket, household) in " + CHANGED,
                        "delete from expected_member where period = :period and (bucket, household) in " + CHANGED,
                        "delete from expected_member where period = :period and member in"
                                + " (select member from member where (bucket, household) in " + CHANGED + ")")
                .concatMap(sql -> bound(sql, period, range).then())
                .then();
    }

    private Mono<Long> write(Period period, BucketRange range, String which) {
        var select = client.sql(REGISTER + which + " order by h.bucket, h.household, m.member")
                .bind("first", range.first())
                .bind("last", range.last());
        return (which.isEmpty() ? select : select.bind("period", period.toString()))
                .map((row, _) -> RegisterRow.of(row))
                .all()
                .filter(row -> row.participation().in(period))
                .collectList()
                .flatMap(rows -> copyHouseholds(period, rows)
                        .then(rulebooks.on(period.firstDay()))
                        .flatMap(rules -> copyMembers(period, rows, rules.membership()))
                        .thenReturn((long) rows.size()))
                .flatMap(n -> bound(
                                "delete from expected_change where period = :period and bucket between :first and :last",
                                period,
                                range)
                        .then()
                        .thenReturn(n));
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
                        .bool(row.participation().beginsIn(period))
                        .bool(row.accompaniment()));
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

    private DatabaseClient.GenericExecuteSpec bound(String sql, Period period, BucketRange range) {
        return client.sql(sql)
                .bind("period", period.toString())
                .bind("first", range.first())
                .bind("last", range.last());
    }

    private record Expected(RegisterRow row, Condition condition) {}
}
