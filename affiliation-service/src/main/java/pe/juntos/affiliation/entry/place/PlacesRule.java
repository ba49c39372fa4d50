package pe.juntos.affiliation.entry.place;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryRefusal;

/** What a ceiling allows (AFF-3): the tighter of households and budget binds. */
public final class PlacesRule {

    /** What keeps a household waiting. */
    public enum Binding {
        HOUSEHOLD_CEILING,
        BUDGET_CEILING
    }

    /**
     * Places in all, taken ones included.
     *
     * @param binding which of the two limits them
     */
    public record Places(long places, Binding binding) {}

    private PlacesRule() {}

    /** @param cost soles that a household costs a bimester */
    public static Optional<Places> of(CeilingVersion ceiling, BigDecimal cost) {
        Optional<Places> households = places(ceiling.households(), Binding.HOUSEHOLD_CEILING);
        BigDecimal budget = ceiling.budget();
        Optional<Places> paid = places(
                budget == null
                        ? null
                        : budget.divide(cost, 0, RoundingMode.DOWN).longValueExact(),
                Binding.BUDGET_CEILING);
        return households
                .filter(h -> paid.map(p -> h.places() <= p.places()).orElse(true))
                .or(() -> paid);
    }

    private static Optional<Places> places(@Nullable Long places, Binding binding) {
        return Optional.ofNullable(places).map(n -> new Places(n, binding));
    }

    /** A ceiling looks forward: what was decided under the former one stands. */
    public static Optional<EntryRefusal> proposal(CeilingVersion ceiling, LocalDate today) {
        boolean limits = ceiling.households() != null || ceiling.budget() != null;
        boolean negative = (ceiling.households() != null && ceiling.households() < 0)
                || (ceiling.budget() != null && ceiling.budget().signum() < 0);
        if (!limits || negative) {
            return Optional.of(EntryRefusal.INCOMPLETE);
        }
        return future(ceiling, today);
    }

    public static Optional<EntryRefusal> approval(CeilingVersion ceiling, String by, LocalDate today) {
        return ceiling.proposedBy().equals(by) ? Optional.of(EntryRefusal.SAME_PERSON) : future(ceiling, today);
    }

    private static Optional<EntryRefusal> future(CeilingVersion ceiling, LocalDate today) {
        return ceiling.effectiveFrom().isBefore(today) ? Optional.of(EntryRefusal.CEILING_IN_PAST) : Optional.empty();
    }
}
