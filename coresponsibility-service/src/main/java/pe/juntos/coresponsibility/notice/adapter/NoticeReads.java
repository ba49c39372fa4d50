package pe.juntos.coresponsibility.notice.adapter;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.database.Rows;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notices of a period, of a territory only. */
@Component
final class NoticeReads {
    private static final String STATE = """
            case when delivered_on is not null then case when acknowledged_on is null then 'DELIVERED' else 'ACKNOWLEDGED' end
                 when withdrawn_at is not null then 'WITHDRAWN' else 'WAITING' end
            """;
    private static final String THEIRS = " from verdict_notice where period = :period and district like any(:patterns)";

    private final DatabaseClient client;

    NoticeReads(DatabaseClient client) {
        this.client = client;
    }

    /** @param district beginning of a UBIGEO, empty for all of the territory */
    record Asked(Period period, String state, String district, Territory territory) {}

    /** In the order of the household codes. */
    Flux<NoticeRow> some(Asked asked, String after, int limit) {
        return rows(asked, " and household > :after order by household, version limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> NoticeRow.of(row))
                .all();
    }

    /** All of them, in the order in which a gestor goes about: by district. */
    Flux<NoticeRow> all(Asked asked) {
        return rows(asked, " order by district, external_id, version")
                .map(row -> NoticeRow.of(row))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec rows(Asked asked, String rest) {
        return client.sql("select " + NoticeRow.COLUMNS + THEIRS
                        + " and district like :district || '%' and (:state = '' or " + STATE + " = :state)" + rest)
                .bind("period", asked.period().toString())
                .bind("patterns", asked.territory().patterns())
                .bind("district", asked.district())
                .bind("state", asked.state());
    }

    /** How many in each state. */
    Mono<Map<String, Long>> counts(Period period, Territory territory) {
        return client.sql("select " + STATE + " as state, count(*) as n" + THEIRS + " group by 1")
                .bind("period", period.toString())
                .bind("patterns", territory.patterns())
                .map(row -> Map.entry(Rows.required(row, "state", String.class), Rows.required(row, "n", Long.class)))
                .all()
                .collect(TreeMap::new, (counts, e) -> counts.put(e.getKey(), e.getValue()));
    }
}
