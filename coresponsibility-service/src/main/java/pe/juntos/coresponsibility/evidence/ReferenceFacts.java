package pe.juntos.coresponsibility.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.policy.PolicyBook;

/**
 * What evidence is checked against, as it stood when the file or message came.
 *
 * @param establishments registered ones, by code
 * @param periods opened at some time and not too old to be corrected
 * @param policies what a record cannot say, by the period's first day
 */
public record ReferenceFacts(
        Map<String, Registered> establishments, Set<Period> periods, PolicyBook<EvidencePolicy> policies) {
    public ReferenceFacts {
        establishments = Map.copyOf(establishments);
        periods = Set.copyOf(periods);
    }

    /** A registered establishment; one without signatories has an empty list. */
    public record Registered(String district, List<Signatory> signatories) {
        public Registered {
            signatories = List.copyOf(signatories);
        }
    }

    /** The periods that still take evidence: those opened, down to some before the latest. */
    public static Set<Period> accepting(Set<Period> opened, int lateEvidencePeriods) {
        var latest = opened.stream().max(Period::compareTo);
        return opened.stream()
                .filter(p -> latest.orElseThrow().periodsSince(p) <= lateEvidencePeriods)
                .collect(Collectors.toUnmodifiableSet());
    }
}
