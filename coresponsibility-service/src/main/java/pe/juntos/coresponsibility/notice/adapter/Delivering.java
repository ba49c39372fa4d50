package pe.juntos.coresponsibility.notice.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.coresponsibility.notice.DeliveryRule;
import pe.juntos.coresponsibility.notice.Notice.Delivery;
import pe.juntos.coresponsibility.notice.Refusal;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Notes that families were told, one by one: what is wrong with one is no matter of the others. */
@Component
final class Delivering {
    private static final String LATEST = "select " + NoticeRow.COLUMNS + """
             from verdict_notice where period = :period and bucket = :bucket and household = :household
              and district like any(:patterns)
            order by version desc limit 1 for update
            """;
    private static final String DELIVER = """
            update verdict_notice set channel = :channel, delivered_on = :on, delivered_by = coalesce(delivered_by, :by),
              acknowledged_on = coalesce(:acknowledged, acknowledged_on),
              acknowledged_by = case when cast(:acknowledged as date) is null then acknowledged_by else :by end
            where period = :period and bucket = :bucket and household = :household and version = :version
            """;

    private final DatabaseClient client;
    private final Clock clock;
    private final TransactionalOperator transaction;

    Delivering(DatabaseClient client, Clock clock, TransactionalOperator transaction) {
        this.client = client;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The refusal, if it is refused. */
    Mono<Refusal> deliver(Period period, String household, Delivery delivery, Caller caller) {
        return client.sql(LATEST)
                .bind("period", period.toString())
                .bind("bucket", Buckets.of(household))
                .bind("household", household)
                .bind("patterns", caller.territory().patterns())
                .map(row -> NoticeRow.of(row))
                .one()
                .map(Found::new)
                .defaultIfEmpty(new Found(null))
                .flatMap(found -> found.row() == null
                        ? Mono.just(Refusal.UNKNOWN_NOTICE)
                        : decide(period, found.row(), delivery, caller))
                .as(transaction::transactional);
    }

    private Mono<Refusal> decide(Period period, NoticeRow row, Delivery delivery, Caller caller) {
        return DeliveryRule.delivering(row.notice(), delivery, LocalDate.now(clock))
                .map(Mono::just)
                .orElseGet(() -> write(period, row, delivery, caller).then(Mono.empty()));
    }

    private Mono<Void> write(Period period, NoticeRow row, Delivery delivery, Caller caller) {
        var update = client.sql(DELIVER)
                .bind("channel", delivery.channel().name())
                .bind("on", delivery.on())
                .bind("by", caller.subject())
                .bind("period", period.toString())
                .bind("bucket", Buckets.of(row.household()))
                .bind("household", row.household())
                .bind("version", row.version());
        var on = delivery.acknowledgedOn();
        return (on == null ? update.bindNull("acknowledged", LocalDate.class) : update.bind("acknowledged", on)).then();
    }

    private record Found(@Nullable NoticeRow row) {}
}
