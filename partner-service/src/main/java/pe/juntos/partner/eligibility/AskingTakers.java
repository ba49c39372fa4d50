package pe.juntos.partner.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;

/** Asks which programmes do not take a household that waits for a place. */
public interface AskingTakers {

    /** A programme of which no window takes a household. */
    record Refused(String household, String programme) {}

    /** Those of the programmes that ask anything of households at all. */
    Set<String> asking(Set<String> programmes, LocalDate on);

    Flux<Refused> refused(List<String> households, Set<String> programmes, LocalDate on);
}
