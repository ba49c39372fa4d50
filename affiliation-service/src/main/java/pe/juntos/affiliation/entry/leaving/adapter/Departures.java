package pe.juntos.affiliation.entry.leaving.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.leaving.ExitCase;
import pe.juntos.affiliation.entry.leaving.RegisterSays;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Departures and new listings as facts of the register, each with its consequence at once (AFF-6). */
@Component
class Departures {

    private static final String DEPART = """
            insert into departure (id, household, bucket, left_on, reason, recorded_at)
            values (:id, :household, :bucket, :on, :reason, :now)
            """;

    private static final String SAYS = """
            select cast(content::json ->> 'memberCount' as int) as living,
                cast(content::json ->> 'targetMemberCount' as int) as targets,
                content::json ->> 'socioEconomicClass' as class
            from standing where household = :household
            """;

    private final DatabaseClient client;
    private final AssessingHouseholds assessing;
    private final Clock clock;

    Departures(DatabaseClient client, AssessingHouseholds assessing, Clock clock) {
        this.client = client;
        this.assessing = assessing;
        this.clock = clock;
    }

    /** After what is known of the household was brought up to date; nothing known, nothing allowed. */
    Mono<RegisterSays> says(String household, LocalDate on) {
        return assessing
                .assess(List.of(household), on)
                .then(client.sql(SAYS)
                        .bind("household", household)
                        .map(row -> new RegisterSays(
                                required(row, "living", Integer.class),
                                required(row, "targets", Integer.class),
                                SocioEconomicClass.valueOf(required(row, "class", String.class))))
                        .one());
    }

    Mono<Void> of(ExitCase exit) {
        return client.sql(DEPART)
                .bind("id", exit.id())
                .bind("household", exit.household())
                .bind("bucket", (int) Buckets.of(exit.household()))
                .bind("on", exit.leftOn())
                .bind("reason", exit.reason().name())
                .bind("now", now())
                .then()
                .then(assessing.assess(List.of(exit.household()), exit.leftOn()))
                .then();
    }

    Mono<Void> relist(String household, LocalDate on, String grounds, String by) {
        return client.sql("insert into relisting (household, bucket, listed_on, grounds, listed_by, recorded_at)"
                        + " values (:household, :bucket, :on, :grounds, :by, :now)")
                .bind("household", household)
                .bind("bucket", (int) Buckets.of(household))
                .bind("on", on)
                .bind("grounds", grounds)
                .bind("by", by)
                .bind("now", now())
                .then()
                .then(assessing.assess(List.of(household), on))
                .then();
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
