package pe.juntos.affiliation.maintenance.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.maintenance.KnownRegister;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventRefusal;
import pe.juntos.affiliation.maintenance.LifeEventRule;
import pe.juntos.affiliation.maintenance.MaintenanceParameters;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/**
 * Takes life events, one or many, in the order in which they happened: what is known, what the rule says, what follows
 * for the register, and the assessment of the touched households, in one transaction.
 */
@Component
class Recording {

    /** What became of one event of a batch. */
    record Taken(LifeEvent event, Result result, Optional<LifeEventRefusal> refusal) {}

    /** Repeated: the same id with the same content; it changes nothing. */
    enum Result {
        NEW,
        REPEATED,
        REFUSED
    }

    private static final Comparator<LifeEvent> ORDER = Comparator.comparing(LifeEvent::effectiveOn);

    private final PolicyBook<MaintenanceParameters> policies =
            Policies.load("policies/maintenance", MaintenanceParameters.class);
    private final LifeEvents events;
    private final RegisterReader register;
    private final LifeEventEffects effects;
    private final AssessingHouseholds assessing;
    private final Clock clock;

    Recording(
            LifeEvents events,
            RegisterReader register,
            LifeEventEffects effects,
            AssessingHouseholds assessing,
            Clock clock) {
        this.events = events;
        this.register = register;
        this.effects = effects;
        this.assessing = assessing;
        this.clock = clock;
    }

    /** @param reported in the order sent, which decides between events of one day */
    Mono<List<Taken>> record(List<LifeEvent> reported, Scope scope, String by) {
        List<LifeEvent> ordered = reported.stream().sorted(ORDER).toList();
        return held(ordered)
                .flatMap(lived -> events.find(
                                ordered.stream().map(LifeEvent::id).toList())
                        .flatMap(stored -> register.read(ordered, scope).flatMap(known -> {
                            List<Taken> taken = take(ordered, stored, known);
                            return write(taken, lived, by).thenReturn(taken);
                        })));
    }

    /** Carries out an event that a second person approved, if it still can be true. */
    Mono<Optional<LifeEventRefusal>> carryOut(LifeEvent event, Scope scope) {
        List<LifeEvent> one = List.of(event);
        return held(one)
                .flatMap(lived -> register.read(one, scope).flatMap(known -> {
                    Optional<LifeEventRefusal> refusal = refusal(event, known);
                    return refusal.isPresent()
                            ? Mono.just(refusal)
                            : effects.apply(one)
                                    .then(assessing.assess(days(one, lived)))
                                    .thenReturn(refusal);
                }));
    }

    /** Nobody else decides on the households meanwhile; answers where the persons live today. */
    private Mono<Map<String, String>> held(List<LifeEvent> reported) {
        return register.householdsOf(reported).flatMap(lived -> {
            var all = new HashSet<>(lived.values());
            reported.forEach(event -> all.add(event.household()));
            return assessing.hold(all).thenReturn(lived);
        });
    }

    private List<Taken> take(List<LifeEvent> ordered, Map<String, LifeEvents.Stored> stored, KnownRegister known) {
        Map<String, String> digests = new HashMap<>();
        stored.forEach((id, event) -> digests.put(id, event.digest()));
        var taken = new ArrayList<Taken>();
        for (LifeEvent event : ordered) {
            Taken one = take(event, digests.get(event.id()), known);
            if (one.result() == Result.NEW) {
                digests.put(event.id(), events.digest(event));
                known.follow(event);
            }
            taken.add(one);
        }
        return taken;
    }

    private Taken take(LifeEvent event, @Nullable String before, KnownRegister known) {
        if (before != null && known.household(event.household()).isPresent()) {
            return before.equals(events.digest(event))
                    ? new Taken(event, Result.REPEATED, Optional.empty())
                    : new Taken(event, Result.REFUSED, Optional.of(LifeEventRefusal.ID_CONFLICT));
        }
        Optional<LifeEventRefusal> refusal = refusal(event, known);
        return new Taken(event, refusal.isPresent() ? Result.REFUSED : Result.NEW, refusal);
    }

    private Optional<LifeEventRefusal> refusal(LifeEvent event, KnownRegister known) {
        LocalDate today = LocalDate.now(clock);
        return LifeEventRule.refusal(event, known, policies.at(today).parameters(), today);
    }

    private Mono<Void> write(List<Taken> taken, Map<String, String> lived, String by) {
        List<LifeEvent> fresh = taken.stream()
                .filter(t -> t.result() == Result.NEW)
                .map(Taken::event)
                .toList();
        List<LifeEvent> effective =
                fresh.stream().filter(event -> !event.kind().movesMoney()).toList();
        return events.add(fresh, new LifeEvents.Reporting(by, clock.instant()))
                .then(effects.apply(effective))
                .then(assessing.assess(days(effective, lived)))
                .then();
    }

    /** The households that the events touch, each with the day of its latest one; a person may leave another behind. */
    private static Map<String, LocalDate> days(List<LifeEvent> effective, Map<String, String> lived) {
        Map<String, LocalDate> days = new HashMap<>();
        effective.forEach(event -> Stream.concat(
                        Stream.of(event.household()), Stream.ofNullable(lived.get(event.member())))
                .forEach(household ->
                        days.merge(household, event.effectiveOn(), (one, other) -> one.isAfter(other) ? one : other)));
        return days;
    }
}
