package pe.juntos.partner.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Asks a rule in force on a day of places and of some households. */
public interface AskingRules {

    /** Without those outside the caller's territory. That they were read is recorded. */
    Mono<List<KnownCandidate>> candidates(List<String> households, LocalDate on, Caller caller);

    /** All rules of that day. */
    EligibilityPolicy inForce(LocalDate on);

    /** @param brought what is known beside the facts of the district */
    Mono<Meets> ofDistrict(String rule, LocalDate on, String district, Map<Input, BigDecimal> brought);

    /** By household; without those outside the caller's territory. That they were read is recorded. */
    Mono<Map<String, Eligibility>> ofHouseholds(String rule, LocalDate on, List<String> households, Caller caller);
}
