package pe.juntos.partner.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Component;

/**
 * A household that looks for an offer.
 *
 * @param bonus that its typology gave it, null while it has none
 * @param wishes what each member wants, by number in the household, the first wish first
 * @param youngChildren whether somebody must look after children, null if it is not known
 * @param taken programmes in which it already has an open or completed referral
 */
public record Seeker(
        String district,
        @Nullable Bonus bonus,
        Map<Integer, List<Component>> wishes,
        @Nullable Boolean youngChildren,
        Set<String> taken) {
    public Seeker {
        wishes = new TreeMap<>(wishes);
        taken = Set.copyOf(taken);
    }

    /** Members who want something that an offer does. */
    long wanting(OfferSeen offer) {
        return wishes.values().stream()
                .filter(wish -> offer.components().contains(Component.ALL)
                        || wish.stream().anyMatch(offer.components()::contains))
                .count();
    }
}
