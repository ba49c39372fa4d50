package pe.juntos.affiliation.territory.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Assignment;
import pe.juntos.affiliation.territory.CallerScopes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Asks for the assignments of those only whose sight they narrow. */
@Component
class Scopes implements CallerScopes {

    private final Assignments assignments;
    private final Clock clock;

    Scopes(Assignments assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    @Override
    public Mono<List<Scope>> of(List<Caller> callers) {
        var today = LocalDate.now(clock);
        return assigned(callers)
                .map(byGestor -> callers.stream()
                        .map(caller -> Scope.of(caller, byGestor.getOrDefault(caller.subject(), List.of()), today))
                        .toList());
    }

    private Mono<Map<String, Collection<Assignment>>> assigned(List<Caller> callers) {
        var gestores = callers.stream()
                .filter(Scope::byAssignment)
                .map(Caller::subject)
                .collect(Collectors.toSet());
        return gestores.isEmpty()
                ? Mono.just(Map.of())
                : assignments.of(gestores).collectMultimap(Assignment::gestor);
    }
}
