package pe.juntos.affiliation.entry.assembly.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.assembly.ClosingRule;
import pe.juntos.affiliation.entry.assembly.DrawnMinutes;
import pe.juntos.affiliation.entry.assembly.Minutes;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Draws minutes up and closes them, with what follows for the households, in one transaction. */
@Component
class ClosingAssembly {

    private final Acts acts;
    private final KnownHouseholds households;
    private final AssessingHouseholds assessing;
    private final PolicyBook<EntryParameters> policies;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ClosingAssembly(
            Acts acts,
            KnownHouseholds households,
            AssessingHouseholds assessing,
            PolicyBook<EntryParameters> policies,
            TransactionalOperator transaction,
            Clock clock) {
        this.acts = acts;
        this.households = households;
        this.assessing = assessing;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A draft is replaced as often as wanted; closed minutes answer the same only to the same. */
    Mono<DrawnMinutes> draw(Minutes minutes, Caller caller, Scope scope) {
        return acts.lock(minutes.act(), scope)
                .map(Optional::of)
                .switchIfEmpty(unused(minutes.act()))
                .flatMap(before -> {
                    if (before.filter(DrawnMinutes::closed).isPresent()) {
                        return before.get().minutes().equals(minutes)
                                ? Mono.just(before.get())
                                : refused(EntryRefusal.ACT_CLOSED);
                    }
                    return acts.draw(minutes, caller.subject())
                            .thenReturn(new DrawnMinutes(minutes, caller.subject(), null, null));
                })
                .as(transaction::transactional);
    }

    private Mono<Optional<DrawnMinutes>> unused(String act) {
        return acts.taken(act)
                .flatMap(taken -> taken ? refused(EntryRefusal.ID_CONFLICT) : Mono.just(Optional.empty()));
    }

    Mono<DrawnMinutes> close(String act, Caller caller, Scope scope) {
        return acts.lock(act, scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(drawn -> drawn.closed() ? Mono.just(drawn) : close(drawn, caller, scope))
                .as(transaction::transactional);
    }

    private Mono<DrawnMinutes> close(DrawnMinutes drawn, Caller caller, Scope scope) {
        return former(drawn.minutes(), scope)
                .flatMap(former -> check(drawn.minutes(), former.orElse(null), scope)
                        .flatMap(policy -> close(drawn, former.orElse(null), policy, caller)));
    }

    private Mono<Optional<Minutes>> former(Minutes minutes, Scope scope) {
        if (minutes.supersedes() == null) {
            return Mono.just(Optional.empty());
        }
        return acts.lock(minutes.supersedes(), scope)
                .filter(DrawnMinutes::closed)
                .switchIfEmpty(refused(EntryRefusal.SUPERSEDES_UNKNOWN))
                .flatMap(found -> found.supersededBy() == null
                        ? Mono.just(Optional.of(found.minutes()))
                        : refused(EntryRefusal.SUPERSEDED_ALREADY));
    }

    private Mono<Policy<EntryParameters>> check(Minutes minutes, @Nullable Minutes former, Scope scope) {
        if (minutes.heldOn().isBefore(policies.versions().getFirst().effectiveFrom())) {
            return refused(EntryRefusal.BEFORE_LISTING);
        }
        Policy<EntryParameters> policy = policies.at(minutes.heldOn());
        return households
                .lock(named(minutes, former), scope)
                .flatMap(known -> refusal(minutes, known, former, policy)
                        .<Mono<Policy<EntryParameters>>>map(ClosingAssembly::refused)
                        .orElse(Mono.just(policy)));
    }

    private Optional<EntryRefusal> refusal(
            Minutes minutes,
            Map<String, KnownHousehold> known,
            @Nullable Minutes former,
            Policy<EntryParameters> policy) {
        return ClosingRule.check(minutes, known, former, policy.parameters(), LocalDate.now(clock));
    }

    private Mono<DrawnMinutes> close(
            DrawnMinutes drawn, @Nullable Minutes former, Policy<EntryParameters> policy, Caller caller) {
        Minutes minutes = drawn.minutes();
        var closing = new DrawnMinutes.Closing(
                caller.subject(), clock.instant(), policy.id(), InputsHash.of(minutes, policy.id()));
        return acts.close(minutes, closing)
                .then(assessing.assess(named(minutes, former), minutes.heldOn()))
                .thenReturn(new DrawnMinutes(minutes, drawn.drawnBy(), closing, null));
    }

    private static List<String> named(Minutes minutes, @Nullable Minutes former) {
        return Stream.concat(minutes.results().stream(), former == null ? Stream.of() : former.results().stream())
                .map(Minutes.Result::household)
                .distinct()
                .toList();
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
