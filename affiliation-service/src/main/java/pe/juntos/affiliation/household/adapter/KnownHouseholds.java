package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.RegisterFacts;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Gives others the facts that assessments are made of. */
@Component
class KnownHouseholds implements RegisterFacts {

    private final FactsReader facts;
    private final Affiliations policies;

    KnownHouseholds(FactsReader facts, Affiliations policies) {
        this.facts = facts;
        this.policies = policies;
    }

    @Override
    public Mono<Known> of(Collection<String> households, LocalDate on) {
        return read(Scope.OfHouseholds.of(households), on);
    }

    @Override
    public Mono<Known> of(BucketRange range, LocalDate on) {
        return read(new Scope.OfBuckets(range), on);
    }

    private Mono<Known> read(Scope scope, LocalDate on) {
        return facts.received()
                .flatMap(received -> facts.read(scope, received)
                        .map(households -> new Known(households, policies.context(on, received), policies.id(on))));
    }
}
