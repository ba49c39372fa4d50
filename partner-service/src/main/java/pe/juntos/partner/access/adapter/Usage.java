package pe.juntos.partner.access.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What each partner has asked for, day by day, and what of it was refused and why. */
@Component
class Usage {
    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);
    private static final String COUNT = """
            insert into partner_usage as u (partner, day, operation, calls, refused) values (:partner, :day, :operation, 1, :refused)
            on conflict (partner, day, operation) do update set calls = u.calls + 1, refused = u.refused + excluded.refused
            """;
    private static final String REFUSE = """
            insert into partner_refusal (id, partner, at, operation, status, code, detail, correlation)
            select gen_random_uuid(), :partner, :now, :operation, :status, :code, :detail, :correlation
            where (select refused from partner_usage where partner = :partner and day = :day and operation = :operation) <= :most
            """;

    private final DatabaseClient client;
    private final AccessConfiguration.AccessRules rules;
    private final Clock clock;

    Usage(DatabaseClient client, AccessConfiguration.AccessRules rules, Clock clock) {
        this.client = client;
        this.rules = rules;
        this.clock = clock;
    }

    /** A request that was refused. */
    record Refused(
            int status,
            String code,
            @Nullable String detail,
            @Nullable String correlation) {}

    record Count(LocalDate day, String operation, long calls, long refused) {}

    record Refusal(
            UUID id,
            Instant at,
            String operation,
            int status,
            String code,
            @Nullable String detail,
            @Nullable String correlationId) {}

    /** @param refused null where it was done */
    Mono<Void> count(String partner, String operation, @Nullable Refused refused) {
        var counted = client.sql(COUNT)
                .bind("partner", partner)
                .bind("day", LocalDate.now(clock))
                .bind("operation", operation)
                .bind("refused", refused == null ? 0L : 1L)
                .then();
        return refused == null ? counted : counted.then(refuse(partner, operation, refused));
    }

    private Mono<Void> refuse(String partner, String operation, Refused refused) {
        return client.sql(REFUSE)
                .bind("partner", partner)
                .bind("now", clock.instant())
                .bind("day", LocalDate.now(clock))
                .bind("most", rules.policy().refusalsADay())
                .bind("operation", operation)
                .bind("status", refused.status())
                .bind("code", refused.code())
                .bind("detail", Parameter.fromOrEmpty(refused.detail(), String.class))
                .bind("correlation", Parameter.fromOrEmpty(refused.correlation(), String.class))
                .then();
    }

    Mono<List<Count>> counts(String partner, LocalDate from, LocalDate until) {
        return client.sql("select * from partner_usage where partner = :partner and day between :from and :until"
                        + " order by day, operation")
                .bind("partner", partner)
                .bind("from", from)
                .bind("until", until)
                .map(row -> new Count(
                        required(row, "day", LocalDate.class),
                        required(row, "operation", String.class),
                        required(row, "calls", Long.class),
                        required(row, "refused", Long.class)))
                .all()
                .collectList();
    }

    /** The newest first. */
    Mono<List<Refusal>> refusals(String partner, @Nullable UUID before, int limit) {
        return client.sql(
                        "select * from partner_refusal where partner = :partner and (:before::uuid is null or (at, id) <"
                                + " (select c.at, c.id from partner_refusal c where c.id = :before and c.partner = :partner))"
                                + " order by at desc, id desc limit :limit")
                .bind("partner", partner)
                .bind("before", Parameter.fromOrEmpty(before, UUID.class))
                .bind("limit", limit)
                .map(row -> new Refusal(
                        required(row, "id", UUID.class),
                        required(row, "at", Instant.class),
                        required(row, "operation", String.class),
                        required(row, "status", Integer.class),
                        required(row, "code", String.class),
                        row.get("detail", String.class),
                        row.get("correlation", String.class)))
                .all()
                .collectList();
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    Mono<Void> forget() {
        return Mono.defer(() -> {
                    var before = clock.instant()
                            .minus(java.time.Duration.ofDays(rules.policy().usageDays()));
                    return client.sql("delete from partner_refusal where at < :before")
                            .bind("before", before)
                            .then()
                            .then(client.sql("delete from partner_usage where day < :day")
                                    .bind("day", LocalDate.ofInstant(before, clock.getZone()))
                                    .then())
                            .then(client.sql("delete from used_assertion where expires_at < now() - interval '1 day'")
                                    .then());
                })
                .doOnError(error -> LOG.warn("usage not shortened: {}", error.toString()))
                .onErrorComplete();
    }
}
