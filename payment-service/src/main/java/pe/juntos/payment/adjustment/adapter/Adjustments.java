package pe.juntos.payment.adjustment.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.adjustment.Adjustment;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adjustments in the database; an approved one becomes what liquidation finds. */
@Component
class Adjustments {
    private static final String ENTITLE = """
            insert into entitlement (household, settles, period, bucket, component, amount, policy, cause)
            select :household, :component || ':' || :id || ':' || number, period, :bucket, :component, amount, :policy, :cause
            from unnest(cast(:numbers as int[]), cast(:periods as text[]), cast(:amounts as numeric[])) as i(number, period, amount)
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Adjustments(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** As kept, and as answered over HTTP. */
    record Row(
            UUID id,
            String household,
            String kind,
            String reason,
            String amount,
            int instalments,
            String fromPeriod,
            String policy,
            String state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            String hash) {

        Adjustment adjustment() {
            return new Adjustment(
                    Adjustment.Reason.valueOf(reason),
                    Money.valueOf(amount),
                    instalments,
                    Period.parse(fromPeriod),
                    policy);
        }
    }

    Mono<String> visible(String household, Territory territory) {
        return database.sql(
                        "select household from payee where household = :household and district like any(:territory)")
                .bind("household", household)
                .bind("territory", territory.patterns())
                .mapValue(String.class)
                .one();
    }

    Mono<UUID> propose(String household, Adjustment adjustment, String by) {
        var id = UUID.randomUUID();
        return database.sql("insert into manual_adjustment (id, household, kind, reason, amount, instalments,"
                        + " from_period, policy, state, proposed_by, proposed_at, hash) values (:id, :household, :kind,"
                        + " :reason, :amount, :instalments, :from, :policy, 'PROPOSED', :by, :at,"
                        + " encode(sha256(convert_to(:inputs, 'UTF8')), 'hex'))")
                .bind("id", id)
                .bind("household", household)
                .bind("kind", adjustment.reason().kind().name())
                .bind("reason", adjustment.reason().name())
                .bind("amount", adjustment.amount().soles())
                .bind("instalments", adjustment.instalments())
                .bind("from", adjustment.from().toString())
                .bind("policy", adjustment.policy())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("inputs", household + " " + adjustment) // the same inputs, the same hash (POL-2)
                .then()
                .thenReturn(id);
    }

    /** Locked until the end of the transaction; empty outside the territory. */
    Mono<Row> take(UUID id, Territory territory) {
        return database.sql("select a.* from manual_adjustment a join payee p on p.household = a.household"
                        + " and p.district like any(:territory) where a.id = :id for update of a")
                .bind("id", id)
                .bind("territory", territory.patterns())
                .map(Adjustments::read)
                .one();
    }

    Flux<Row> of(String household) {
        return database.sql("select * from manual_adjustment where household = :household order by proposed_at, id")
                .bind("household", household)
                .map(Adjustments::read)
                .all();
    }

    Mono<Void> decide(Row row, boolean approved, String by) {
        var written = database.sql(
                        "update manual_adjustment set state = :state, decided_by = :by, decided_at = :at where id = :id")
                .bind("state", approved ? "APPROVED" : "REJECTED")
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("id", row.id())
                .then();
        return approved ? written.then(entitle(row)) : written;
    }

    private Mono<Void> entitle(Row row) {
        var parts = row.adjustment().parts();
        return database.sql(ENTITLE)
                .bind("household", row.household())
                .bind("component", row.kind())
                .bind("id", row.id().toString())
                .bind("bucket", Buckets.of(row.household()))
                .bind("policy", row.policy())
                .bind("cause", row.reason())
                .bind("numbers", parts.stream().map(Adjustment.Part::number).toArray(Integer[]::new))
                .bind(
                        "periods",
                        parts.stream().map(part -> part.period().toString()).toArray(String[]::new))
                .bind(
                        "amounts",
                        parts.stream().map(part -> part.amount().soles()).toArray(BigDecimal[]::new))
                .then();
    }

    private static Row read(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "household"),
                text(row, "kind"),
                text(row, "reason"),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)).toPlainString(),
                Objects.requireNonNull(row.get("instalments", Integer.class)),
                text(row, "from_period"),
                text(row, "policy"),
                text(row, "state"),
                text(row, "proposed_by"),
                Objects.requireNonNull(row.get("proposed_at", Instant.class)),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class),
                text(row, "hash"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
