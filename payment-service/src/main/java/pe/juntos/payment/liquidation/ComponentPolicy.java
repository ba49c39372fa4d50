package pe.juntos.payment.liquidation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;

/** PAY-1 and PAY-2 as data: which components exist from a date on, how much each is, and what a person may decide. */
public record ComponentPolicy(
        List<Rate> components, List<Pilot> pilots, ExitReduction exit, AdjustmentLimits adjustments) {
    private static final Set<Component> RATED =
            Set.of(Component.BASE, Component.VRAE_SECONDARY, Component.EARLY_CHILDHOOD, Component.PROVIDER_STIMULUS);

    /** How often the amount of a rate is due. */
    public enum Every {
        MONTH,
        BIMESTER,
        YEAR
    }

    /** @param active whether the component is paid at all */
    public record Rate(Component component, Money amount, Every every, boolean active) {}

    /**
     * An amount of some districts, beside the base, each bimester.
     *
     * @param districts prefixes of district codes
     * @param from first day on which it is valid, compared with the first day of the period
     * @param until last day
     */
    public record Pilot(String id, List<String> districts, LocalDate from, LocalDate until, Money amount) {
        public Pilot {
            districts = List.copyOf(districts);
            if (until.isBefore(from) || amount.isZero() || districts.stream().anyMatch(d -> !d.matches("\\d{2,6}"))) {
                throw new IllegalArgumentException("a pilot has districts, days in order and an amount");
            }
        }

        boolean covers(String district, LocalDate day) {
            return !day.isBefore(from)
                    && !day.isAfter(until)
                    && districts.stream().anyMatch(district::startsWith);
        }
    }

    /**
     * PAY-2.
     *
     * @param percents of the base by year of affiliation; the last holds for all years after
     * @param classes socio-economic classes that it is for
     */
    public record ExitReduction(boolean active, List<Integer> percents, Set<String> classes) {
        public ExitReduction {
            percents = List.copyOf(percents);
            classes = Set.copyOf(classes);
            if (percents.isEmpty() || percents.stream().anyMatch(p -> p < 1 || p > 100)) {
                throw new IllegalArgumentException("a share of the base is from 1 to 100 per cent");
            }
        }

        int percent(LocalDate since, LocalDate day, @Nullable String socioEconomicClass) {
            if (!active || socioEconomicClass == null || !classes.contains(socioEconomicClass)) {
                return 100;
            }
            var years = Math.max(0, since.until(day).getYears());
            return percents.get(Math.min(years, percents.size() - 1));
        }
    }

    /**
     * @param instalmentPercent of the base amount that one transfer may lose
     * @param mostInstalments over how many transfers
     */
    public record AdjustmentLimits(Money largestCorrection, int instalmentPercent, int mostInstalments) {
        public AdjustmentLimits {
            if (instalmentPercent < 1 || instalmentPercent > 50 || mostInstalments < 1) {
                throw new IllegalArgumentException("an instalment leaves the household half of the base at least");
            }
        }
    }

    public ComponentPolicy {
        components = List.copyOf(components);
        pilots = List.copyOf(pilots);
        var named = components.stream().map(Rate::component).collect(Collectors.toSet());
        if (named.size() != components.size() || !named.contains(Component.BASE) || !RATED.containsAll(named)) {
            throw new IllegalArgumentException("a policy names each component with a rate once, and BASE");
        }
        if (pilots.stream().map(Pilot::id).distinct().count() < pilots.size()) {
            throw new IllegalArgumentException("two pilots of the same id");
        }
    }

    /** The amount of a component that is on. */
    public Optional<Money> amountOf(Component component) {
        return components.stream()
                .filter(rate -> rate.component() == component && rate.active())
                .map(Rate::amount)
                .findFirst();
    }

    /** The flat amount of a household for one bimester; zero while the component is off. */
    public Money basePerBimester() {
        return components.stream()
                .filter(rate -> rate.component() == Component.BASE && rate.active())
                .map(ComponentPolicy::perBimester)
                .reduce(Money.ZERO, Money::plus);
    }

    private static Money perBimester(Rate rate) {
        return switch (rate.every()) {
            case MONTH -> rate.amount().times(2);
            case BIMESTER -> rate.amount();
            case YEAR -> throw new IllegalStateException("a yearly base amount has no rule");
        };
    }
}
