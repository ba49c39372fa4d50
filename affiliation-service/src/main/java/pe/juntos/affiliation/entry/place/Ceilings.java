package pe.juntos.affiliation.entry.place;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/** The ceiling in force (AFF-3). */
public interface Ceilings {

    /** Empty if no approved ceiling is in force on the day: everybody has a place. */
    Mono<PlacesRule.Places> on(LocalDate day);
}
