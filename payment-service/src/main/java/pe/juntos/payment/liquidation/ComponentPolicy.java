package pe.juntos.payment.liquidation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.payment.kernel.Money;

/** PAY-1 as data: which components exist from a date on, and how much each is. */
public record ComponentPolicy(List<Rate> components) {
    private static final Set<Component> WITH_A_RULE = Set.of(Component.BASE);

    /** How often the amount of a rate is due. */
    public enum Every {
        MONTH,
        BIMESTER,
        YEAR
    }

    /** @param active whether the component is paid at all; one without a rule in code cannot be */
    public record Rate(Component component, Money amount, Every every, boolean active) {}

    public ComponentPolicy {
        components = List.copyOf(components);
        var named = components.stream().map(Rate::component).collect(Collectors.toSet());
        if (named.size() != components.size() || !named.contains(Component.BASE)) {
            throw new IllegalArgumentException("a policy names each component once, and BASE");
        }
        if (components.stream().anyMatch(rate -> rate.active() && !WITH_A_RULE.contains(rate.component()))) {
            throw new IllegalArgumentException("a component without a rule cannot be active");
        }
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
