package pe.juntos.affiliation.maintenance;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks in their order: the first reason against an event is the one that is told. */
final class FirstRefusal {

    private FirstRefusal() {}

    @SafeVarargs
    static Optional<LifeEventRefusal> first(Supplier<Optional<LifeEventRefusal>>... checks) {
        return Stream.of(checks).flatMap(check -> check.get().stream()).findFirst();
    }

    static Optional<LifeEventRefusal> when(boolean holds, LifeEventRefusal refusal) {
        return holds ? Optional.of(refusal) : Optional.empty();
    }
}
