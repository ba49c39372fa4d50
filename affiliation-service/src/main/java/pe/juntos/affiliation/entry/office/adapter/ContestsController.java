package pe.juntos.affiliation.entry.office.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.entry.office.OfficeRule;
import pe.juntos.affiliation.household.Ruling;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Households that an assembly contested: the regional office decides. */
@RestController
class ContestsController {

    private static final int MOST = 500;
    private static final String CONTESTED = """
            select h.household, h.district, h.populated_centre, s.state,
                (select max(r.held_on) from assembly_result r
                 where r.household = h.household and r.result <> 'VALIDATED') as contested_on
            from standing s join household h using (household)
            where 'CONTESTED' = any(s.reasons) and %s and h.household > :cursor
            order by h.household limit :limit
            """.formatted(Scope.sees("h"));

    /** One that waits for the office. */
    record Contested(
            String household,
            String district,
            @Nullable String populatedCentre,
            String state,
            @Nullable LocalDate contestedOn) {}

    record Page(List<Contested> items, @Nullable String next) {}

    private final KnownHouseholds households;
    private final Rulings rulings;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ContestsController(
            KnownHouseholds households,
            Rulings rulings,
            DatabaseClient client,
            TransactionalOperator transaction,
            Clock clock) {
        this.households = households;
        this.rulings = rulings;
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/affiliation/contests")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(CONTESTED)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> new Contested(
                        required(row, "household", String.class),
                        required(row, "district", String.class),
                        row.get("populated_centre", String.class),
                        required(row, "state", String.class),
                        row.get("contested_on", LocalDate.class)))
                .all()
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().household()));
    }

    @PostMapping("/affiliation/contests/{household}/decision")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<OfficeDecision> decide(
            @PathVariable String household, @RequestBody SentDecision sent, Caller caller, Scope scope) {
        return sent.by(caller, clock)
                .flatMap(decision -> households
                        .lock(household, scope)
                        .switchIfEmpty(Mono.error(Problem::notFound))
                        .flatMap(known -> OfficeRule.contest(known, decision, LocalDate.now(clock))
                                .map(why -> Mono.<OfficeDecision>error(SentDecision.refusal(why)))
                                .orElseGet(() -> rulings.rule(id(known), household, Ruling.Matter.CONTEST, decision)
                                        .thenReturn(decision)))
                        .as(transaction::transactional));
    }

    /** Each decision of the register that left the household contested is answered once. */
    private static String id(KnownHousehold known) {
        return "contest-" + known.household() + "-" + known.decision();
    }
}
