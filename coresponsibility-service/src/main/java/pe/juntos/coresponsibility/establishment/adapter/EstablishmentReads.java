package pe.juntos.coresponsibility.establishment.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.coresponsibility.establishment.FindEstablishment;
import pe.juntos.coresponsibility.establishment.Network;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Establishments and networks that a caller may see. A network is seen by who sees one of its establishments. */
@Component
final class EstablishmentReads implements FindEstablishment {
    /** Of establishments under the alias {@code e}. */
    static final String IN_SIGHT =
            "(e.district like any(:patterns) or e.establishment in (select headed_by(:head, :today)))";

    private static final String ESTABLISHMENTS = """
            select e.establishment, e.kind, e.name, e.district, e.network, e.network_code, e.latitude, e.longitude
            from establishment e where %s
            """.formatted(IN_SIGHT);
    private static final String SOME = ESTABLISHMENTS + """
             and e.establishment > :after and e.district like :district || '%' and (:kind = '' or e.kind = :kind)
             and (:network = '' or e.network_code in (select networks_within(:network)))
            order by e.establishment limit
            """;
    private static final String NETWORKS = """
            select n.network, n.kind, n.name, n.parent, seen.establishments
            from network n cross join lateral (
              select count(*) as establishments
              from networks_within(n.network) w(network) join establishment e on e.network_code = w.network
              where %s) seen
            where n.network > :after and (:network = '' or n.network = :network)
              and (seen.establishments > 0 or left(n.network, 2) like any(:patterns))
            order by n.network limit
            """.formatted(IN_SIGHT);

    private final DatabaseClient client;
    private final Clock clock;

    EstablishmentReads(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** An error for what is unknown or not the caller's to see. */
    Mono<Void> requireInSight(Body body, String code, Sight sight) {
        var found = switch (body) {
            case ESTABLISHMENT -> one(code, sight).hasElement();
            case NETWORK -> network(code, sight).hasElement();
        };
        return found.flatMap(seen -> seen ? Mono.<Void>empty() : Mono.error(Problem.notFound()));
    }

    @Override
    public Mono<EstablishmentCode> inSight(String code, Sight sight) {
        return one(code, sight).map(seen -> new EstablishmentCode(seen.establishment()));
    }

    Mono<Seen> one(String code, Sight sight) {
        return Mono.justOrEmpty(EstablishmentCode.parse(code))
                .flatMap(known -> sighted(ESTABLISHMENTS + " and e.establishment = :code", sight)
                        .bind("code", known.text())
                        .map(row -> Seen.of(row))
                        .one());
    }

    Flux<Seen> some(Filter filter, String after, int limit, Sight sight) {
        return sighted(SOME + limit, sight)
                .bind("after", after)
                .bind("district", filter.district())
                .bind("kind", filter.kind())
                .bind("network", filter.network())
                .map(row -> Seen.of(row))
                .all();
    }

    Mono<SeenNetwork> network(String code, Sight sight) {
        return Network.isCode(code) ? networks(code, "", 1, sight).singleOrEmpty() : Mono.empty();
    }

    Flux<SeenNetwork> networks(String code, String after, int limit, Sight sight) {
        return sighted(NETWORKS + limit, sight)
                .bind("after", after)
                .bind("network", code)
                .map(row -> SeenNetwork.of(row))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec sighted(String sql, Sight sight) {
        return client.sql(sql)
                .bind("patterns", sight.territory().patterns())
                .bind("head", sight.head())
                .bind("today", LocalDate.now(clock));
    }

    /** @param district a prefix; empty texts leave it open */
    record Filter(String district, String kind, String network) {}

    record Seen(
            String establishment,
            String kind,
            String name,
            String district,
            @Nullable String network,
            @Nullable String networkCode,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {

        static Seen of(Readable row) {
            return new Seen(
                    required(row, "establishment", String.class),
                    required(row, "kind", String.class),
                    required(row, "name", String.class),
                    required(row, "district", String.class),
                    row.get("network", String.class),
                    row.get("network_code", String.class),
                    row.get("latitude", BigDecimal.class),
                    row.get("longitude", BigDecimal.class));
        }
    }

    /** @param establishments how many of it, and of those below it, the caller sees */
    record SeenNetwork(
            String network,
            String kind,
            String name,
            @Nullable String parent,
            long establishments) {
        static SeenNetwork of(Readable row) {
            return new SeenNetwork(
                    required(row, "network", String.class),
                    required(row, "kind", String.class),
                    required(row, "name", String.class),
                    row.get("parent", String.class),
                    required(row, "establishments", Long.class));
        }
    }
}
