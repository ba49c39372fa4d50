package pe.juntos.affiliation.entry.leaving.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.leaving.ExitCase;
import pe.juntos.affiliation.entry.leaving.LeavingRule;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Lets households go and come back; each step in one transaction with what follows from it. */
@Component
class LeavingHouseholds {

    private final KnownHouseholds households;
    private final ExitCases cases;
    private final Departures departures;
    private final PolicyBook<EntryParameters> policies;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final WorkingDays workingDays;

    LeavingHouseholds(
            KnownHouseholds households,
            ExitCases cases,
            Departures departures,
            PolicyBook<EntryParameters> policies,
            TransactionalOperator transaction,
            Clock clock,
            WorkingDays workingDays) {
        this.households = households;
        this.cases = cases;
        this.departures = departures;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    /** A household's own declaration needs nobody's approval. */
    Mono<ExitCase> withdraw(ExitCase declared, Caller caller, Scope scope) {
        var ending = new ExitCase.Ending(true, declared.grounds(), caller.subject());
        return once(
                declared,
                scope,
                known -> checked(LeavingRule.withdrawal(known, declared.leftOn(), today()))
                        .then(cases.propose(declared))
                        .then(Mono.defer(() -> cases.end(declared, ending))));
    }

    Mono<ExitCase> propose(ExitCase exit, Scope scope) {
        return once(exit, scope, known -> proposable(known, exit).then(Mono.defer(() -> cases.propose(exit))));
    }

    private Mono<Void> proposable(KnownHousehold known, ExitCase exit) {
        if (!known.affiliated()) {
            return checked(Optional.of(EntryRefusal.NOT_AFFILIATED));
        }
        return cases.openOf(exit.household())
                .flatMap(open -> checked(Optional.of(EntryRefusal.EXIT_OPEN)))
                .then(Mono.defer(() -> otherKnown(exit)))
                .then(Mono.defer(() -> departures.says(exit.household(), exit.leftOn())))
                .flatMap(says -> checked(LeavingRule.proposal(known, exit, says, today())));
    }

    private Mono<Void> otherKnown(ExitCase exit) {
        String other = exit.otherHousehold();
        return other == null
                ? Mono.empty()
                : households
                        .lock(other, ExitCases.ANYWHERE)
                        .switchIfEmpty(Mono.error(refusal(EntryRefusal.OTHER_HOUSEHOLD_REQUIRED)))
                        .then();
    }

    /** The same declaration or proposal again is answered the same. */
    private Mono<ExitCase> once(ExitCase exit, Scope scope, Function<KnownHousehold, Mono<Void>> first) {
        return households
                .lock(exit.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> cases.find(exit.id(), ExitCases.ANYWHERE)
                        .flatMap(before -> before.proposedAs(exit)
                                ? Mono.just(before)
                                : Mono.<ExitCase>error(refusal(EntryRefusal.ID_CONFLICT)))
                        .switchIfEmpty(Mono.defer(() ->
                                first.apply(known).then(Mono.defer(() -> cases.find(exit.id(), ExitCases.ANYWHERE))))))
                .as(transaction::transactional);
    }

    Mono<ExitCase> hear(String id, ExitCase.Hearing hearing, Scope scope) {
        if (hearing.summonedOn().isBefore(policies.versions().getFirst().effectiveFrom())) {
            return Mono.error(refusal(EntryRefusal.BEFORE_THE_FACT));
        }
        if (hearing.summonedOn().isAfter(today())) {
            return Mono.error(refusal(EntryRefusal.IN_FUTURE));
        }
        LocalDate earliest = workingDays.after(
                hearing.summonedOn(),
                policies.at(hearing.summonedOn()).parameters().hearingNoticeWorkingDays());
        return open(id, scope)
                .flatMap(exit -> checked(LeavingRule.hearing(hearing, earliest, today()))
                        .then(Mono.defer(() -> cases.hear(id, hearing)))
                        .then(Mono.defer(() -> cases.find(id, scope))))
                .as(transaction::transactional);
    }

    Mono<ExitCase> decide(String id, boolean approved, String grounds, Caller caller, Scope scope) {
        var ending = new ExitCase.Ending(approved, grounds, caller.subject());
        return cases.lock(id, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(exit -> ending.equals(exit.ending()) ? Mono.just(exit) : decide(exit, ending, caller, scope))
                .as(transaction::transactional);
    }

    private Mono<ExitCase> decide(ExitCase exit, ExitCase.Ending ending, Caller caller, Scope scope) {
        if (exit.ending() != null) {
            return Mono.error(refusal(EntryRefusal.DECIDED_ALREADY));
        }
        Mono<Void> allowed = ending.approved()
                ? approvable(exit, caller, scope)
                : checked(
                        exit.proposedBy().equals(caller.subject())
                                ? Optional.of(EntryRefusal.SAME_PERSON)
                                : Optional.empty());
        return allowed.then(Mono.defer(() -> cases.end(exit, ending)))
                .then(Mono.defer(() -> cases.find(exit.id(), scope)));
    }

    private Mono<Void> approvable(ExitCase exit, Caller caller, Scope scope) {
        return households
                .lock(exit.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> departures
                        .says(exit.household(), exit.leftOn())
                        .flatMap(says -> checked(LeavingRule.approval(known, exit, says, caller.subject(), today()))));
    }

    private Mono<ExitCase> open(String id, Scope scope) {
        return cases.lock(id, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(exit ->
                        exit.ending() == null ? Mono.just(exit) : Mono.error(refusal(EntryRefusal.DECIDED_ALREADY)));
    }

    /** History stays; what was said before the new listing no longer counts. */
    Mono<Void> relist(String household, LocalDate on, String grounds, Caller caller, Scope scope) {
        return households
                .lock(household, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> on.equals(known.listedAgainOn()) && known.onItsWay()
                        ? Mono.<Void>empty()
                        : checked(LeavingRule.relisting(known, on, today()))
                                .then(Mono.defer(() -> departures.relist(household, on, grounds, caller.subject()))))
                .as(transaction::transactional);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Mono<Void> checked(Optional<EntryRefusal> why) {
        return why.<Mono<Void>>map(refused -> Mono.error(refusal(refused))).orElse(Mono.empty());
    }

    static Problem refusal(EntryRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }
}
