package pe.juntos.affiliation.entry.place.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.affiliation.entry.place.CeilingVersion;
import pe.juntos.affiliation.entry.place.Ceilings;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ceilings proposed and approved; the last approved one that has begun is in force. */
@Component
class R2dbcCeilings implements Ceilings {

    private static final String READ =
            "select id, effective_from, households, budget, grounds, proposed_by, approved_by from ceiling_version ";

    private static final String PROPOSE = """
            insert into ceiling_version (id, effective_from, households, budget, grounds, proposed_by, proposed_at)
            values (:id, :from, :households, :budget, :grounds, :by, :now)
            """;

    private final DatabaseClient client;
    private final PolicyBook<EntryParameters> policies;
    private final Clock clock;

    R2dbcCeilings(DatabaseClient client, PolicyBook<EntryParameters> policies, Clock clock) {
        this.client = client;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Mono<PlacesRule.Places> on(LocalDate day) {
        return client.sql(READ + "where approved_by is not null and effective_from <= :day"
                        + " order by effective_from desc, approved_at desc, id desc limit 1")
                .bind("day", day)
                .map(R2dbcCeilings::ceiling)
                .one()
                .flatMap(ceiling -> Mono.justOrEmpty(
                        PlacesRule.of(ceiling, policies.at(day).parameters().transferPerPeriod())));
    }

    Flux<CeilingVersion> all(String cursor, int limit) {
        return client.sql(READ + "where id > :cursor order by id limit :limit")
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(R2dbcCeilings::ceiling)
                .all();
    }

    /** Held until the end of the transaction. */
    Mono<CeilingVersion> lock(String id) {
        return client.sql(READ + "where id = :id for update")
                .bind("id", id)
                .map(R2dbcCeilings::ceiling)
                .one();
    }

    Mono<Void> propose(CeilingVersion ceiling) {
        var sql = client.sql(PROPOSE)
                .bind("id", ceiling.id())
                .bind("from", ceiling.effectiveFrom())
                .bind("grounds", ceiling.grounds())
                .bind("by", ceiling.proposedBy())
                .bind("now", now());
        sql = ceiling.households() == null
                ? sql.bindNull("households", Long.class)
                : sql.bind("households", ceiling.households());
        return (ceiling.budget() == null
                        ? sql.bindNull("budget", BigDecimal.class)
                        : sql.bind("budget", ceiling.budget()))
                .then();
    }

    Mono<Void> approve(String id, String by) {
        return client.sql("update ceiling_version set approved_by = :by, approved_at = :now where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", now())
                .then();
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private static CeilingVersion ceiling(Readable row) {
        return new CeilingVersion(
                required(row, "id", String.class),
                required(row, "effective_from", LocalDate.class),
                row.get("households", Long.class),
                row.get("budget", BigDecimal.class),
                required(row, "grounds", String.class),
                required(row, "proposed_by", String.class),
                row.get("approved_by", String.class));
    }
}
