package pe.juntos.affiliation.entry.decision.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.decision.HouseholdDecision;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The decisions about a household, and when it was told of them. */
@RestController
class DecisionsController {

    private static final int MOST = 500;

    private static final String READ = """
            select s.*, n.notified_on from standing_history s
            join household h using (household)
            left join decision_notice n using (household, version)
            where s.household = :household and h.district like any(:patterns) and s.version > :cursor
            order by s.version limit :limit
            """;

    private static final String SEEN = """
            select h.household from household h where h.household = :household and %s
            """.formatted(Scope.sees("h"));

    private static final String NOTIFY = """
            insert into decision_notice (household, version, notified_on, notified_by, recorded_at)
            select household, version, :on, :by, :now from standing_history join household h using (household)
            where household = :household and version = :version and :on >= :earliest and :on >= h.listed_on
            on conflict (household, version) do nothing
            """;

    /** One page, and where the next begins; null at the end. */
    record Page(List<HouseholdDecision> items, @Nullable Long next) {}

    record Notice(@Nullable LocalDate notifiedOn) {}

    private final DatabaseClient client;
    private final KnownHouseholds households;
    private final TransactionalOperator transaction;
    private final Clock clock;

    DecisionsController(
            DatabaseClient client, KnownHouseholds households, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.households = households;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/affiliation/households/{household}/decisions")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> decisions(
            @PathVariable String household,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return inTerritory(household, scope)
                .then(client.sql(READ)
                        .bind("household", household)
                        .bind("patterns", scope.patterns())
                        .bind("cursor", cursor)
                        .bind("limit", most)
                        .map(DecisionsController::decision)
                        .all()
                        .collectList())
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().version()));
    }

    private Mono<String> inTerritory(String household, Scope scope) {
        return client.sql(SEEN)
                .bind("household", household)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** The first notice stands: time limits run from it. */
    @PostMapping("/affiliation/households/{household}/decisions/{version}/notice")
    @PreAuthorize("hasRole('GESTOR')")
    Mono<HouseholdDecision> tell(
            @PathVariable String household,
            @PathVariable long version,
            @RequestBody Notice notice,
            Caller caller,
            Scope scope) {
        if (notice.notifiedOn() == null) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        LocalDate on = notice.notifiedOn();
        if (on.isAfter(LocalDate.now(clock))) {
            return refused(EntryRefusal.IN_FUTURE);
        }
        return inTerritory(household, scope)
                .then(households.lock(household, scope))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> store(household, version, on, known.excludedOn(), caller))
                .then(client.sql(READ)
                        .bind("household", household)
                        .bind("patterns", scope.patterns())
                        .bind("cursor", version - 1)
                        .bind("limit", 1)
                        .map(DecisionsController::decision)
                        .one()
                        .filter(found -> found.version() == version)
                        .switchIfEmpty(Mono.error(Problem::notFound)))
                .flatMap(found -> on.equals(found.notifiedOn())
                        ? Mono.just(found)
                        : refused(
                                found.notifiedOn() == null
                                        ? EntryRefusal.BEFORE_THE_FACT
                                        : EntryRefusal.DECIDED_ALREADY))
                .as(transaction::transactional);
    }

    private Mono<Long> store(
            String household, long version, LocalDate on, @Nullable LocalDate earliest, Caller caller) {
        return client.sql(NOTIFY)
                .bind("household", household)
                .bind("version", version)
                .bind("on", on)
                .bind("by", caller.subject())
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                .bind("earliest", earliest == null ? on : earliest)
                .fetch()
                .rowsUpdated();
    }

    private static HouseholdDecision decision(Readable row) {
        return new HouseholdDecision(
                required(row, "version", Long.class),
                required(row, "state", String.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "decided_on", LocalDate.class),
                required(row, "cause", String.class),
                required(row, "policy", String.class),
                List.of(required(row, "inputs", String[].class)),
                required(row, "inputs_hash", String.class),
                List.of(required(row, "trace", String[].class)),
                required(row, "recorded_at", Instant.class),
                row.get("notified_on", LocalDate.class));
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
