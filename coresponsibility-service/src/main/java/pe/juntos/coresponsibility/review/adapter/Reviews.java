package pe.juntos.coresponsibility.review.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.review.ReviewDecision;
import pe.juntos.coresponsibility.verdict.DecisionHash;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class Reviews {
    private static final String ONE = " where period = :period and household = :household and review = :review";

    private final DatabaseClient client;
    private final Clock clock;

    Reviews(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Which case. */
    record Key(String period, String household, String review) {}

    /** @param after {@code household:review} of the last case of the page before */
    record Asked(String period, String state, String assignedTo, String after, int limit) {}

    Flux<ReviewRow> list(Asked asked, Territory territory) {
        return client.sql("select " + ReviewRow.COLUMNS + " from verdict_review where period = :period"
                        + " and district like any(:patterns) and household || ':' || review > :after collate \"C\""
                        + " and (:state = '' or state = :state) and (:assigned = '' or assigned_to = :assigned)"
                        + " order by (household || ':' || review) collate \"C\" limit :limit")
                .bind("period", asked.period())
                .bind("patterns", territory.patterns())
                .bind("after", asked.after())
                .bind("state", asked.state())
                .bind("assigned", asked.assignedTo())
                .bind("limit", asked.limit())
                .map(row -> ReviewRow.of(row))
                .all();
    }

    Mono<ReviewRow> lock(Key key, Territory territory) {
        return of(
                        "select " + ReviewRow.COLUMNS + " from verdict_review" + ONE
                                + " and district like any(:patterns) for update",
                        key)
                .bind("patterns", territory.patterns())
                .map(row -> ReviewRow.of(row))
                .one();
    }

    Mono<ReviewRow> assign(Key key, String to, String by) {
        return of(
                        "update verdict_review set state = 'ASSIGNED', assigned_to = :to, assigned_by = :by, assigned_at = :at"
                                + ONE + " returning " + ReviewRow.COLUMNS,
                        key)
                .bind("to", to)
                .bind("by", by)
                .bind("at", clock.instant())
                .map(row -> ReviewRow.of(row))
                .one();
    }

    Mono<ReviewRow> close(Key key, String by, ReviewDecision decision, String reasons, @Nullable LocalDate visitedOn) {
        var update = of(
                        "update verdict_review set state = 'CLOSED', decision = :decision, decision_reasons = :reasons,"
                                + " decided_by = :by, decided_at = :at, visited_on = :visited, decision_hash = :hash"
                                + ONE
                                + " returning " + ReviewRow.COLUMNS,
                        key)
                .bind("decision", decision.name())
                .bind("reasons", reasons)
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("hash", DecisionHash.ofParts(key, by, decision, reasons, visitedOn));
        return (visitedOn == null ? update.bindNull("visited", LocalDate.class) : update.bind("visited", visitedOn))
                .map(row -> ReviewRow.of(row))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Key key) {
        return client.sql(sql)
                .bind("period", key.period())
                .bind("household", key.household())
                .bind("review", key.review());
    }
}
