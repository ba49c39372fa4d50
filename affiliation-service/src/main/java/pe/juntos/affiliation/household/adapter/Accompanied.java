package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Accompaniment;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Which families are accompanied, as coresponsibility told. */
@Component
class Accompanied {

    private static final String KEEP = """
            insert into accompanied as a (accompaniment, household, bucket, version, since, until)
            values (:id, :household, :bucket, :version, :since, :until)
            on conflict (accompaniment) do update set version = excluded.version, since = excluded.since,
                until = excluded.until
            where a.version < excluded.version
            """;

    private final DatabaseClient client;

    Accompanied(DatabaseClient client) {
        this.client = client;
    }

    /** False if it is no news. */
    Mono<Boolean> keep(UUID id, String household, long version, LocalDate since, LocalDate until) {
        return client.sql(KEEP)
                .bind("id", id)
                .bind("household", household)
                .bind("bucket", Buckets.of(household))
                .bind("version", version)
                .bind("since", since)
                .bind("until", until)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** By household; most have none. */
    Mono<Map<String, Collection<Accompaniment>>> read(Scope scope) {
        return scope.bind(client.sql("select household, since, until from accompanied t where" + scope.ofHouseholds()))
                .map((row, _) -> Map.entry(
                        Rows.text(row, "household"),
                        new Accompaniment(Rows.date(row, "since"), Rows.date(row, "until"))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
