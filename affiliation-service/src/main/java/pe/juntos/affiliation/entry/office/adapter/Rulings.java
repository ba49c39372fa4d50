package pe.juntos.affiliation.entry.office.adapter;

import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.household.Ruling;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Writes a ruling down as a fact, and lets the household be assessed on it, in the caller's transaction. */
@Component
class Rulings {

    private static final String RULE = """
            insert into ruling (id, household, bucket, decided_on, matter, outcome, reason, grounds, decided_by,
                recorded_at)
            values (:id, :household, :bucket, :on, :matter, :outcome, :reason, :grounds, :by, :now)
            """;

    private final DatabaseClient client;
    private final AssessingHouseholds assessing;
    private final Clock clock;

    Rulings(DatabaseClient client, AssessingHouseholds assessing, Clock clock) {
        this.client = client;
        this.assessing = assessing;
        this.clock = clock;
    }

    Mono<Void> rule(String id, String household, Ruling.Matter matter, OfficeDecision decision) {
        boolean excluded = decision.verdict() == OfficeDecision.Verdict.EXCLUDE;
        var sql = client.sql(RULE)
                .bind("id", id)
                .bind("household", household)
                .bind("bucket", (int) Buckets.of(household))
                .bind("on", decision.on())
                .bind("matter", matter.name())
                .bind("outcome", (excluded ? Ruling.Outcome.EXCLUDED : Ruling.Outcome.KEPT).name())
                .bind("grounds", decision.grounds())
                .bind("by", decision.decidedBy())
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime());
        return (decision.reason() == null
                        ? sql.bindNull("reason", String.class)
                        : sql.bind("reason", decision.reason().name()))
                .then()
                .then(assessing.assess(List.of(household), decision.on()))
                .then();
    }
}
