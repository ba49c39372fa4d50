package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.maintenance.LifeEvent;
import reactor.core.publisher.Mono;

/** Turns life events that hold into dated facts of the register: one set of rows a table. */
@Component
class LifeEventEffects {

    private final PersonEffects persons;
    private final HouseholdEffects households;

    LifeEventEffects(PersonEffects persons, HouseholdEffects households) {
        this.persons = persons;
        this.households = households;
    }

    /** In the caller's transaction, in the order given. */
    Mono<Void> apply(List<LifeEvent> events) {
        return persons.apply(events).then(households.apply(events));
    }
}
