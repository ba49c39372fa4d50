package pe.juntos.coresponsibility.period.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Consolidation;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which regional offices have consolidated a period (VER-6). */
@Component
final class RegionalParts {
    private static final String PARTS = """
            select e.region, e.households, e.not_met, e.payable, p.consolidated_by, p.consolidated_at
            from (select left(district, 2) as region, count(*) as households,
                         count(*) filter (where outcome = 'NOT_MET') as not_met, count(*) filter (where payable) as payable
                  from household_verdict where period = :period and district like any(:patterns) group by 1) e
            left join period_part p on p.period = :period and p.region = e.region
            order by e.region
            """;

    private final DatabaseClient client;
    private final Clock clock;

    RegionalParts(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * A region's part of a period, counted over what the caller sees.
     *
     * @param consolidatedBy none while it is not
     */
    record Part(
            String region,
            long households,
            long notMet,
            long payable,
            @Nullable String consolidatedBy,
            @Nullable Instant consolidatedAt) {}

    Flux<Part> of(Period period, Territory territory) {
        return client.sql(PARTS)
                .bind("period", period.toString())
                .bind("patterns", territory.patterns())
                .map(row -> new Part(
                        required(row, "region", String.class),
                        required(row, "households", Long.class),
                        required(row, "not_met", Long.class),
                        required(row, "payable", Long.class),
                        row.get("consolidated_by", String.class),
                        row.get("consolidated_at", Instant.class)))
                .all();
    }

    Mono<Consolidation> state(Period period) {
        return of(period, new Territory(Set.of("*")))
                .collectList()
                .map(parts -> new Consolidation(
                        parts.stream().map(Part::region).collect(Collectors.toSet()),
                        parts.stream()
                                .filter(part -> part.consolidatedBy() != null)
                                .map(Part::region)
                                .collect(Collectors.toSet())));
    }

    /** A part that is consolidated stays as it is. */
    Mono<Void> consolidate(Period period, Set<String> regions, String by) {
        return client.sql("insert into period_part (period, region, consolidated_by, consolidated_at)"
                        + " select :period, r, :by, :at from unnest(cast(:regions as text[])) r on conflict do nothing")
                .bind("period", period.toString())
                .bind("by", by)
                .bind("at", clock.instant())
                .bind("regions", regions.toArray(String[]::new))
                .then();
    }

    Mono<Boolean> consolidatedBy(Period period, String person) {
        return client.sql(
                        "select exists (select 1 from period_part where period = :period and consolidated_by = :person)")
                .bind("period", period.toString())
                .bind("person", person)
                .mapValue(Boolean.class)
                .one();
    }
}
