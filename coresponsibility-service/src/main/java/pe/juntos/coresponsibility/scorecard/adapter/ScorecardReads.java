package pe.juntos.coresponsibility.scorecard.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.FindEstablishment;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.scorecard.Scorecard;
import pe.juntos.coresponsibility.scorecard.ScorecardPolicy;
import pe.juntos.coresponsibility.scorecard.StimulusRule;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Scorecards of the establishments that a caller may see. */
@Component
final class ScorecardReads {
    private static final String CARDS = """
            select c.*, e.kind, e.district, e.network from scorecard c join establishment e on e.establishment = c.establishment
            where (e.district like any(:patterns) or e.establishment in (select headed_by(:head, :today)))
            """;
    private static final String SOME = CARDS + """
             and c.period = :period and c.establishment > :after and e.district like :district || '%'
             and (cast(:silent as boolean) is null or c.silent = :silent)
            order by c.establishment limit
            """;
    private static final String OF_PERIOD = CARDS + " and c.period = :period order by c.establishment";
    private static final String OF_ONE =
            CARDS + " and c.establishment = :establishment order by c.period desc limit 60";

    private final DatabaseClient client;
    private final FindEstablishment establishments;
    private final PolicyBook<ScorecardPolicy> policies;
    private final Clock clock;

    ScorecardReads(
            DatabaseClient client,
            FindEstablishment establishments,
            PolicyBook<ScorecardPolicy> policies,
            Clock clock) {
        this.client = client;
        this.establishments = establishments;
        this.policies = policies;
        this.clock = clock;
    }

    Flux<Card> of(Period period, @Nullable Boolean silent, String district, String after, int limit, Sight sight) {
        var some = seen(SOME + limit, sight)
                .bind("period", period.toString())
                .bind("after", after)
                .bind("district", district);
        return (silent == null ? some.bindNull("silent", Boolean.class) : some.bind("silent", silent))
                .map(row -> Card.of(row))
                .all();
    }

    Mono<List<Card>> history(String code, Sight sight) {
        return establishments
                .inSight(code, sight)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(establishment -> seen(OF_ONE, sight)
                        .bind("establishment", establishment.text())
                        .map(row -> Card.of(row))
                        .all()
                        .collectList());
    }

    /** Cells of the list; decided with the numbers in force in the period. */
    Flux<List<String>> stimulus(Period period, Sight sight) {
        var policy = policies.at(period.firstDay());
        return seen(OF_PERIOD, sight)
                .bind("period", period.toString())
                .map(row -> Card.of(row))
                .all()
                .map(card -> {
                    var against = StimulusRule.against(
                            card.figures(), policy.parameters().stimulus());
                    return List.of(
                            card.period(),
                            card.establishment(),
                            card.district(),
                            Integer.toString(card.figures().expected()),
                            Integer.toString(card.figures().reported()),
                            against.isEmpty() ? "S" : "N",
                            against.stream().map(Enum::name).collect(Collectors.joining("|")),
                            policy.id());
                });
    }

    private DatabaseClient.GenericExecuteSpec seen(String sql, Sight sight) {
        return client.sql(sql)
                .bind("patterns", sight.territory().patterns())
                .bind("head", sight.head())
                .bind("today", LocalDate.now(clock));
    }

    record Card(
            String period,
            String establishment,
            String kind,
            String district,
            @Nullable String network,
            Scorecard figures,
            String policy) {

        static Card of(Readable row) {
            return new Card(
                    required(row, "period", String.class),
                    required(row, "establishment", String.class),
                    required(row, "kind", String.class),
                    required(row, "district", String.class),
                    row.get("network", String.class),
                    new Scorecard(
                            count(row, "expected"),
                            count(row, "reported"),
                            count(row, "records"),
                            count(row, "late"),
                            count(row, "unsigned"),
                            count(row, "refused"),
                            count(row, "complaints"),
                            required(row, "silent", Boolean.class)),
                    required(row, "policy", String.class));
        }

        private static int count(Readable row, String column) {
            return required(row, column, Integer.class);
        }
    }
}
