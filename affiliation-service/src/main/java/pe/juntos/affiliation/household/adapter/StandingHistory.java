package pe.juntos.affiliation.household.adapter;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.BulkCopy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every decision about a household as it was made, with its inputs and its trace (POL-2); only ever added to. */
@Component
class StandingHistory {

    private final BulkCopy copy;

    StandingHistory(BulkCopy copy) {
        this.copy = copy;
    }

    /** Those that are decisions. */
    Mono<Void> add(List<StandingChange> changes) {
        List<StandingChange> decided =
                changes.stream().filter(c -> c.decision() != null).toList();
        if (decided.isEmpty()) {
            return Mono.empty();
        }
        return copy.copy(
                        "standing_history",
                        List.of(
                                "household",
                                "version",
                                "state",
                                "reasons",
                                "decided_on",
                                "cause",
                                "policy",
                                "inputs",
                                "inputs_hash",
                                "trace"),
                        Flux.fromIterable(decided),
                        (change, line) -> {
                            var decision = Objects.requireNonNull(change.decision());
                            line.text(change.after().household())
                                    .number(change.after().version())
                                    .text(change.after().state().name())
                                    .texts(Standings.names(change.after()))
                                    .date(decision.on())
                                    .text(decision.cause().name())
                                    .text(decision.policy())
                                    .texts(decision.inputs())
                                    .text(decision.inputsHash())
                                    .texts(decision.trace());
                        })
                .then();
    }
}
