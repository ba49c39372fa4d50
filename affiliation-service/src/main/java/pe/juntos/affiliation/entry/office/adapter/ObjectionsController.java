package pe.juntos.affiliation.entry.office.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.office.Objection;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.entry.office.OfficeRule;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.affiliation.household.Ruling;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Objections in private: anyone of the staff takes them down, the regional office alone sees who objects and decides. */
@RestController
class ObjectionsController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /** As sent: anything may be missing. */
    record Sent(
            @Nullable String id,
            @Nullable String household,
            Assembly.@Nullable Motive ground,
            @Nullable String statement,
            Objection.@Nullable Objector objector) {}

    /** What the one who took it down gets: nothing of it can be read back. */
    record Receipt(String id, String state, String office) {}

    record Page(List<Objection> items, @Nullable String next) {}

    private final KnownHouseholds households;
    private final Objections objections;
    private final Rulings rulings;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ObjectionsController(
            KnownHouseholds households,
            Objections objections,
            Rulings rulings,
            TransactionalOperator transaction,
            Clock clock) {
        this.households = households;
        this.objections = objections;
        this.rulings = rulings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/affiliation/objections")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Receipt>> lodge(@RequestBody Sent sent, Caller caller, Scope scope) {
        if (sent.id() == null
                || sent.id().isBlank()
                || sent.id().length() > LONGEST_ID
                || sent.household() == null
                || sent.ground() == null
                || sent.statement() == null
                || sent.statement().isBlank()) {
            return Mono.error(SentDecision.refusal(EntryRefusal.INCOMPLETE));
        }
        String id = sent.id();
        Assembly.Motive ground = sent.ground();
        String statement = sent.statement();
        return households
                .lock(sent.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .map(known -> new Objection(
                        id,
                        known.household(),
                        known.district(),
                        ground,
                        statement,
                        caller.subject(),
                        LocalDate.now(clock),
                        known.district().substring(0, 2),
                        sent.objector(),
                        null))
                .flatMap(this::lodge)
                .as(transaction::transactional);
    }

    private Mono<ResponseEntity<Receipt>> lodge(Objection objection) {
        var receipt = new Receipt(objection.id(), "ROUTED", objection.office());
        return objections
                .find(objection.id(), Scope.everywhere())
                .flatMap(before -> before.lodgedAs(objection)
                        ? Mono.just(ResponseEntity.ok(receipt))
                        : Mono.<ResponseEntity<Receipt>>error(SentDecision.refusal(EntryRefusal.ID_CONFLICT)))
                .switchIfEmpty(Mono.defer(() -> objections
                        .lodge(objection)
                        .thenReturn(ResponseEntity.status(HttpStatus.CREATED).body(receipt))));
    }

    @GetMapping("/affiliation/objections")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return objections
                .list(scope, open, cursor, most)
                .map(Objection::withoutObjector)
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().id()));
    }

    @GetMapping("/affiliation/objections/{id}")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','AUDITOR')")
    Mono<Objection> one(@PathVariable String id, Caller caller, Scope scope) {
        return objections
                .find(id, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(found -> caller.has("REGIONAL_COORDINATOR")
                        ? objections.audit(found, caller.subject()).thenReturn(found)
                        : Mono.just(found.withoutObjector()));
    }

    @PostMapping("/affiliation/objections/{id}/decision")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Objection> decide(@PathVariable String id, @RequestBody SentDecision sent, Caller caller, Scope scope) {
        return sent.by(caller, clock)
                .flatMap(decision -> objections
                        .lock(id, scope)
                        .switchIfEmpty(Mono.error(Problem::notFound))
                        .flatMap(found -> decide(found, decision, scope))
                        .as(transaction::transactional));
    }

    private Mono<Objection> decide(Objection found, OfficeDecision decision, Scope scope) {
        if (found.decision() != null) {
            return found.decision().equals(decision)
                    ? Mono.just(found.withoutObjector())
                    : Mono.error(SentDecision.refusal(EntryRefusal.DECIDED_ALREADY));
        }
        return households
                .lock(found.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> refusal(known, found, decision)
                        .map(why -> Mono.<Objection>error(SentDecision.refusal(why)))
                        .orElseGet(() -> store(found, decision)));
    }

    private java.util.Optional<EntryRefusal> refusal(KnownHousehold known, Objection found, OfficeDecision decision) {
        return OfficeRule.objection(known, decision, found.lodgedBy(), found.lodgedOn(), LocalDate.now(clock));
    }

    private Mono<Objection> store(Objection found, OfficeDecision decision) {
        Mono<Void> consequence = decision.verdict() == OfficeDecision.Verdict.EXCLUDE
                ? rulings.rule("objection-" + found.id(), found.household(), Ruling.Matter.OBJECTION, decision)
                : Mono.empty();
        return objections
                .decide(found.id(), decision)
                .then(consequence)
                .then(Mono.defer(() -> objections.find(found.id(), Scope.everywhere())))
                .map(Objection::withoutObjector);
    }
}
