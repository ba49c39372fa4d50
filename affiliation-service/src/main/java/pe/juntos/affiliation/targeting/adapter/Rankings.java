package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.targeting.Criterion;
import pe.juntos.affiliation.targeting.DistrictCriteria;
import pe.juntos.affiliation.targeting.DistrictOrder;
import pe.juntos.affiliation.targeting.DistrictPriorities;
import pe.juntos.affiliation.targeting.TargetingParameters;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.Policy;
import reactor.core.publisher.Mono;

/** Ranks the districts by what was received of them until a day; some two thousand, computed when asked. */
@Component
class Rankings implements DistrictPriorities {

    private static final String CRITERIA = """
            select distinct on (ubigeo) ubigeo, extreme_poverty, poverty_gap, chronic_malnutrition,
                political_violence, inhabitants, poverty
            from district_criteria where since <= :day order by ubigeo, since desc
            """;

    private final LiveBook<TargetingParameters> policies;
    private final DatabaseClient client;

    Rankings(LiveBook<TargetingParameters> policies, DatabaseClient client) {
        this.policies = policies;
        this.client = client;
    }

    /** Empty before the first version. */
    Mono<Policy<TargetingParameters>> policyOn(LocalDate day) {
        return policies.current()
                .filter(book -> !day.isBefore(book.versions().getFirst().effectiveFrom()))
                .map(book -> book.at(day));
    }

    /** In force at some time, or draft. */
    Mono<Policy<TargetingParameters>> policy(String id) {
        return policies.current().flatMap(book -> Mono.justOrEmpty(book.find(id)));
    }

    /** In order of rank. */
    Mono<List<DistrictOrder.Place>> ranking(LocalDate day, TargetingParameters parameters) {
        return client.sql(CRITERIA)
                .bind("day", day)
                .map(row -> criteria(row))
                .all()
                .collectList()
                .map(districts -> DistrictOrder.of(districts, parameters));
    }

    @Override
    public Mono<Map<String, Integer>> on(LocalDate day) {
        return policyOn(day)
                .flatMap(policy -> ranking(day, policy.parameters()))
                .map(places -> places.stream()
                        .collect(Collectors.toMap(p -> p.district().district(), DistrictOrder.Place::rank)))
                .defaultIfEmpty(Map.of());
    }

    private static DistrictCriteria criteria(Readable row) {
        return new DistrictCriteria(
                required(row, "ubigeo", String.class),
                Map.of(
                        Criterion.EXTREME_POVERTY, required(row, "extreme_poverty", BigDecimal.class),
                        Criterion.POVERTY_GAP, required(row, "poverty_gap", BigDecimal.class),
                        Criterion.CHRONIC_MALNUTRITION, required(row, "chronic_malnutrition", BigDecimal.class),
                        Criterion.POLITICAL_VIOLENCE, required(row, "political_violence", BigDecimal.class)),
                row.get("inhabitants", Long.class),
                row.get("poverty", BigDecimal.class));
    }
}
