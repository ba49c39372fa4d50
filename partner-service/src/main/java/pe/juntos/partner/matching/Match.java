package pe.juntos.partner.matching;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.Meets;

/**
 * An offer and how it suits a household.
 *
 * @param merits the greater the better, by merit
 * @param eligibility answers of the programme's rules; none where no requirement is known
 * @param excluded why it is no choice; null if it is one
 */
public record Match(
        OfferSeen offer,
        Meets eligible,
        Map<Merit, Long> merits,
        List<Eligibility> eligibility,
        @Nullable Excluded excluded) {
    public Match {
        merits = new TreeMap<>(merits);
        eligibility = List.copyOf(eligibility);
    }

    /** Why an offer is no choice for a household. The names are public codes. */
    public enum Excluded {
        OUT_OF_AREA,
        OTHER_BONUS,
        CLOSED,
        FULL,
        ALREADY_REFERRED,
        NOT_ELIGIBLE
    }

    long merit(Merit merit) {
        return merits.getOrDefault(merit, 0L);
    }
}
