package pe.juntos.graduation.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.supply.AssessingSupply;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Where places are missing (GRA-6). */
@RestController
class SupplyController {

    private static final int MOST = 500;

    private static final String ALERTS = """
            select id, district, bonus, demand, covered, open, raised_at, cleared_at from supply_alert
            where district like any(:patterns) and id > :cursor and (:all or open) and (:bonus = '' or bonus = :bonus)
            order by id limit :limit
            """;

    record Alert(
            long id,
            String district,
            Bonus bonus,
            long demand,
            long missing,
            boolean open,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    record Page(List<Alert> items, @Nullable Long next) {}

    private final DatabaseClient client;
    private final AssessingSupply supply;
    private final TransactionalOperator transaction;

    SupplyController(DatabaseClient client, AssessingSupply supply, TransactionalOperator transaction) {
        this.client = client;
        this.supply = supply;
        this.transaction = transaction;
    }

    /** After a review: who waits may have changed, though no offer did. */
    @PostMapping("/graduation/supply/assessments")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<AssessingSupply.Assessed> assess() {
        return supply.assess().as(transaction::transactional);
    }

    /** @param all those that ended too */
    @GetMapping("/graduation/supply/alerts")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Page> alerts(
            @RequestParam(required = false) @Nullable Bonus bonus,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(ALERTS)
                .bind("patterns", caller.territory().patterns())
                .bind("cursor", cursor)
                .bind("all", all)
                .bind("bonus", bonus == null ? "" : bonus.name())
                .bind("limit", most)
                .map(row -> {
                    long demand = required(row, "demand", Long.class);
                    return new Alert(
                            required(row, "id", Long.class),
                            required(row, "district", String.class),
                            Bonus.valueOf(required(row, "bonus", String.class)),
                            demand,
                            demand - required(row, "covered", Long.class),
                            required(row, "open", Boolean.class),
                            required(row, "raised_at", Instant.class),
                            row.get("cleared_at", Instant.class));
                })
                .all()
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().id()));
    }
}
