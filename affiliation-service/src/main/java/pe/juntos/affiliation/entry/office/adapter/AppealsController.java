package pe.juntos.affiliation.entry.office.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.office.Appeal;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.entry.office.OfficeRule;
import pe.juntos.affiliation.household.Ruling;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Appeals against an exclusion, taken down by the gestor and decided by somebody of the office who did not exclude. */
@RestController
class AppealsController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /**
     * As sent: anything may be missing.
     *
     * @param decision version of the decision appealed against
     * @param lodgedOn business day; null for today
     */
    record Sent(
            @Nullable String id,
            @Nullable String household,
            @Nullable Long decision,
            @Nullable String statement,
            @Nullable LocalDate lodgedOn) {}

    record Page(List<Appeal> items, @Nullable String next) {}

    private final KnownHouseholds households;
    private final Appeals appeals;
    private final Rulings rulings;
    private final PolicyBook<EntryParameters> policies;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final WorkingDays workingDays;

    AppealsController(
            KnownHouseholds households,
            Appeals appeals,
            Rulings rulings,
            PolicyBook<EntryParameters> policies,
            TransactionalOperator transaction,
            Clock clock,
            WorkingDays workingDays) {
        this.households = households;
        this.appeals = appeals;
        this.rulings = rulings;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    @PostMapping("/affiliation/appeals")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Appeal>> lodge(@RequestBody Sent sent, Caller caller, Scope scope) {
        if (sent.id() == null
                || sent.id().isBlank()
                || sent.id().length() > LONGEST_ID
                || sent.household() == null
                || sent.decision() == null
                || sent.statement() == null
                || sent.statement().isBlank()) {
            return Mono.error(SentDecision.refusal(EntryRefusal.INCOMPLETE));
        }
        LocalDate on = sent.lodgedOn() == null ? LocalDate.now(clock) : sent.lodgedOn();
        var appeal =
                new Appeal(sent.id(), sent.household(), sent.decision(), sent.statement(), caller.subject(), on, null);
        return households
                .lock(sent.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> lodge(known, appeal, scope))
                .as(transaction::transactional);
    }

    private Mono<ResponseEntity<Appeal>> lodge(KnownHousehold known, Appeal appeal, Scope scope) {
        return appeals.find(appeal.id(), Scope.everywhere())
                .switchIfEmpty(appeals.against(appeal.household(), appeal.against(), scope))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> before.map(b -> again(b, appeal)).orElseGet(() -> fresh(known, appeal)));
    }

    private static Mono<ResponseEntity<Appeal>> again(Appeal before, Appeal appeal) {
        if (before.id().equals(appeal.id())) {
            return before.lodgedAs(appeal)
                    ? Mono.just(ResponseEntity.ok(before))
                    : Mono.error(SentDecision.refusal(EntryRefusal.ID_CONFLICT));
        }
        return Mono.error(SentDecision.refusal(
                before.decision() == null ? EntryRefusal.APPEAL_OPEN : EntryRefusal.DECIDED_ALREADY));
    }

    private Mono<ResponseEntity<Appeal>> fresh(KnownHousehold known, Appeal appeal) {
        return appeals.notifiedOn(appeal.household(), appeal.against())
                .map(notified -> Optional.of(workingDays.after(
                        notified, policies.at(notified).parameters().appealWorkingDays())))
                .defaultIfEmpty(Optional.empty())
                .flatMap(lastDay -> OfficeRule.lodging(
                                known, appeal.against(), appeal.lodgedOn(), lastDay.orElse(null), LocalDate.now(clock))
                        .map(why -> Mono.<ResponseEntity<Appeal>>error(SentDecision.refusal(why)))
                        .orElseGet(() -> appeals.lodge(appeal)
                                .thenReturn(ResponseEntity.status(HttpStatus.CREATED)
                                        .body(appeal))));
    }

    @GetMapping("/affiliation/appeals")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return appeals.list(scope, open, cursor, most)
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().id()));
    }

    @PostMapping("/affiliation/appeals/{id}/decision")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Appeal> decide(@PathVariable String id, @RequestBody SentDecision sent, Caller caller, Scope scope) {
        return sent.by(caller, clock)
                .flatMap(decision -> appeals.lock(id, scope)
                        .switchIfEmpty(Mono.error(Problem::notFound))
                        .flatMap(found -> decide(found, decision, scope))
                        .as(transaction::transactional));
    }

    private Mono<Appeal> decide(Appeal found, OfficeDecision decision, Scope scope) {
        if (found.decision() != null) {
            return found.decision().equals(decision)
                    ? Mono.just(found)
                    : Mono.error(SentDecision.refusal(EntryRefusal.DECIDED_ALREADY));
        }
        return households
                .lock(found.household(), scope)
                .flatMap(known -> OfficeRule.appeal(
                                known, decision, found.lodgedBy(), found.lodgedOn(), LocalDate.now(clock))
                        .map(why -> Mono.<Appeal>error(SentDecision.refusal(why)))
                        .orElseGet(() -> store(found, decision, scope)));
    }

    private Mono<Appeal> store(Appeal found, OfficeDecision decision, Scope scope) {
        Mono<Void> consequence = decision.verdict() == OfficeDecision.Verdict.UPHOLD
                ? rulings.rule("appeal-" + found.id(), found.household(), Ruling.Matter.APPEAL, decision)
                : Mono.empty();
        return appeals.decide(found.id(), decision)
                .then(consequence)
                .then(Mono.defer(() -> appeals.find(found.id(), scope)));
    }
}
