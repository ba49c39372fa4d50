package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.PublicFigures;
import pe.juntos.affiliation.attention.Quarter;
import reactor.core.publisher.Mono;

/** Counts of the cases opened in a quarter, as far as they are resolved now. */
@Component
class PublicRates {

    private static final String COUNTS = """
            select %s as key, count(*) as opened, count(*) filter (where resolved_on is not null) as resolved,
                count(*) filter (where resolved_on <= limit_on) as on_time
            from case_file where opened_on between :first and :last group by 1 order by 1
            """;

    private final DatabaseClient client;

    PublicRates(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<PublicFigures.Count>> total(Quarter quarter) {
        return counts("'TOTAL'", quarter);
    }

    Mono<List<PublicFigures.Count>> byType(Quarter quarter) {
        return counts("type", quarter);
    }

    /** Two digits. */
    Mono<List<PublicFigures.Count>> byDepartment(Quarter quarter) {
        return counts("left(district, 2)", quarter);
    }

    private Mono<List<PublicFigures.Count>> counts(String key, Quarter quarter) {
        return client.sql(COUNTS.formatted(key))
                .bind("first", quarter.first())
                .bind("last", quarter.last())
                .map(row -> new PublicFigures.Count(
                        required(row, "key", String.class),
                        required(row, "opened", Long.class),
                        required(row, "resolved", Long.class),
                        required(row, "on_time", Long.class)))
                .all()
                .collectList();
    }
}
