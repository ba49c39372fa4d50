package pe.juntos.payment.preview.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.preview.PreviewPolicy;
import pe.juntos.payment.preview.adapter.Preview.Anomaly;
import pe.juntos.payment.preview.adapter.Preview.Change;
import pe.juntos.payment.preview.adapter.Preview.District;
import pe.juntos.payment.preview.adapter.Preview.Part;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what a round would pay. */
@Component
class Previews {
    private static final int FETCH = 5_000;

    private final DatabaseClient database;
    private final PolicyBook<PreviewPolicy> policies;
    private final TransactionalOperator transaction;

    Previews(DatabaseClient database, PolicyBook<PreviewPolicy> policies, TransactionalOperator transaction) {
        this.database = database;
        this.policies = policies;
        this.transaction = transaction;
    }

    /** A round, what it is compared with, and who looks. */
    record Look(Of of, Territory territory) {}

    record Of(
            String round,
            Period period,
            String state,
            @Nullable String previous,
            List<String> periods,
            List<String> scope) {}

    /** Empty if there is no such round. */
    Mono<Look> look(String round, Territory territory) {
        return database.sql(PreviewSql.ROUND)
                .bind("round", round)
                .map(row -> new Look(
                        new Of(
                                text(row, "round"),
                                Period.parse(text(row, "period")),
                                text(row, "state"),
                                row.get("previous", String.class),
                                texts(row, "periods"),
                                texts(row, "scope")),
                        territory))
                .one();
    }

    Mono<Preview> preview(Look look) {
        var of = look.of();
        return Mono.zip(
                        asked(PreviewSql.COMPONENTS, look)
                                .map(Previews::part)
                                .all()
                                .collectList(),
                        asked(PreviewSql.HELD, look).map(Previews::part).all().collectList(),
                        changes(look),
                        districts(look),
                        judged(PreviewSql.ANOMALY_COUNTS, look)
                                .map(Previews::part)
                                .all()
                                .collectList())
                .map(parts -> new Preview(
                        of.round(),
                        of.period().toString(),
                        of.state(),
                        of.previous(),
                        policies.at(of.period().firstDay()).id(),
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4(),
                        parts.getT5()))
                .as(this::inBulk);
    }

    private <T> Mono<T> inBulk(Mono<T> question) {
        return database.sql(PreviewSql.BULK).then().then(question).as(transaction::transactional);
    }

    private Mono<List<Change>> changes(Look look) {
        return causes(PreviewSql.CHANGES, look)
                .map(row -> new Change(
                        text(row, "change"),
                        text(row, "cause"),
                        count(row, "n"),
                        soles(row, "before"),
                        soles(row, "now")))
                .all()
                .collectList();
    }

    private Mono<List<District>> districts(Look look) {
        return compared(PreviewSql.DISTRICTS, look)
                .map(row -> new District(
                        text(row, "district"),
                        count(row, "households_before"),
                        soles(row, "before"),
                        count(row, "households"),
                        soles(row, "now")))
                .all()
                .collectList();
    }

    Mono<List<Anomaly>> anomalies(Look look, String cursor, int limit) {
        return judged(PreviewSql.ANOMALIES, look)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> new Anomaly(
                        text(row, "anomaly"),
                        text(row, "subject"),
                        row.get("district", String.class),
                        count(row, "households"),
                        row.get("before", BigDecimal.class) == null ? null : soles(row, "before"),
                        soles(row, "now")))
                .all()
                .collectList()
                .as(this::inBulk);
    }

    /** One line per household that is paid another amount than in the period before. */
    Flux<List<String>> households(Look look) {
        var question = causes(PreviewSql.CHANGED_HOUSEHOLDS, look)
                .filter(statement -> statement.fetchSize(FETCH))
                .map(row -> List.of(
                        text(row, "district"),
                        text(row, "hogar"),
                        text(row, "change"),
                        text(row, "cause"),
                        soles(row, "before"),
                        soles(row, "now")))
                .all();
        return database.sql(PreviewSql.BULK).then().thenMany(question).as(transaction::transactional);
    }

    private DatabaseClient.GenericExecuteSpec asked(String sql, Look look) {
        return database.sql(sql)
                .bind("round", look.of().round())
                .bind("territory", look.territory().patterns());
    }

    private DatabaseClient.GenericExecuteSpec compared(String sql, Look look) {
        var previous = look.of().previous();
        return asked(sql, look)
                .bind("periods", look.of().periods().toArray(String[]::new))
                .bind("scope", look.of().scope().toArray(String[]::new))
                .bind("previous", previous == null ? "" : previous);
    }

    private DatabaseClient.GenericExecuteSpec causes(String sql, Look look) {
        return compared(sql, look)
                .bind("period", look.of().period().toString())
                .bind("last", look.of().period().lastDay());
    }

    private DatabaseClient.GenericExecuteSpec judged(String sql, Look look) {
        var policy = policies.at(look.of().period().firstDay()).parameters();
        return compared(sql, look)
                .bind("jump_households", policy.districtJumpHouseholds())
                .bind("jump_percent", policy.districtJumpPercent())
                .bind("per_account", policy.householdsPerAccount())
                .bind("per_recipient", policy.householdsPerRecipient());
    }

    private static Part part(Readable row) {
        return new Part(text(row, "code"), count(row, "n"), soles(row, "amount"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(Objects.requireNonNull(row.get(column, String[].class), column));
    }

    private static long count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static String soles(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, BigDecimal.class), column).toPlainString();
    }
}
