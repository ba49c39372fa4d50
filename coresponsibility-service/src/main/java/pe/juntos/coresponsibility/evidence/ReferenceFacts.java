package pe.juntos.coresponsibility.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.coresponsibility.period.Period;

/**
 * What evidence is checked against, as it stood when the file came.
 *
 * @param signatories by registered establishment; an establishment without any has an empty list
 * @param periods opened at some time and not too old to be corrected
 */
public record ReferenceFacts(Map<String, List<Signatory>> signatories, Set<Period> periods) {
    public ReferenceFacts {
        signatories = Map.copyOf(signatories);
        periods = Set.copyOf(periods);
    }

    /** The periods that still take evidence: those opened, down to some before the latest. */
    public static Set<Period> accepting(Set<Period> opened, int lateEvidencePeriods) {
        var latest = opened.stream().max(Period::compareTo);
        return opened.stream()
                .filter(p -> latest.orElseThrow().periodsSince(p) <= lateEvidencePeriods)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
