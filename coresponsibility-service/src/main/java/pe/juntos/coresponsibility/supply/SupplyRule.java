package pe.juntos.coresponsibility.supply;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;
import pe.juntos.coresponsibility.supply.SupplyAssessment.Capacity;
import pe.juntos.coresponsibility.supply.SupplyPolicy.Load;

/**
 * 001 SUP-01: whether the quantitative and the qualitative capacity of an establishment is enough for those expected of it. One
 * known gap is enough to say no; without one, an unknown input leaves it open.
 */
public final class SupplyRule {
    private static final String STAFF_SHORT = "STAFF_SHORT";
    private static final String SERVICE_DAYS_SHORT = "SERVICE_DAYS_SHORT";
    private static final String TOO_FAR = "TOO_FAR";

    private SupplyRule() {}

    public static SupplyAssessment assess(EstablishmentKind kind, SupplyInputs inputs, SupplyPolicy policy) {
        var quantity = quantity(inputs, policy.of(kind));
        var quality = quality(inputs, policy.required());
        return new SupplyAssessment(
                quantity.capacity() == Capacity.INSUFFICIENT || quality.capacity() == Capacity.INSUFFICIENT
                        ? Capacity.INSUFFICIENT
                        : both(quantity.capacity(), quality.capacity()),
                quantity.capacity(),
                quality.capacity(),
                joined(quantity.gaps(), quality.gaps()),
                barriers(inputs, policy),
                joined(quantity.missing(), quality.missing()));
    }

    private static Capacity both(Capacity one, Capacity other) {
        return one == Capacity.UNKNOWN || other == Capacity.UNKNOWN ? Capacity.UNKNOWN : Capacity.SUFFICIENT;
    }

    private static Dimension quantity(SupplyInputs inputs, Load load) {
        var found = new Dimension(new ArrayList<>(), new ArrayList<>());
        var members = inputs.expectedMembers();
        var staff = inputs.staff();
        found.need("EXPECTED_MEMBERS", members);
        found.need("STAFF", staff);
        found.need("SERVICE_DAYS", inputs.serviceDays());
        if (members != null && staff != null && members > (long) staff * load.membersPerStaff()) {
            found.gaps().add(STAFF_SHORT);
        }
        if (inputs.serviceDays() != null && inputs.serviceDays() < load.serviceDays()) {
            found.gaps().add(SERVICE_DAYS_SHORT);
        }
        return found;
    }

    private static Dimension quality(SupplyInputs inputs, List<Quality> required) {
        var found = new Dimension(new ArrayList<>(), new ArrayList<>());
        for (var quality : required) {
            var there = inputs.qualities().get(quality);
            found.need(quality.name(), there);
            if (Boolean.FALSE.equals(there)) {
                found.gaps().add(lacking(quality));
            }
        }
        return found;
    }

    private static List<String> barriers(SupplyInputs inputs, SupplyPolicy policy) {
        var barriers = new ArrayList<String>();
        if (inputs.walkHours() != null && inputs.walkHours().compareTo(policy.longestWalkHours()) > 0) {
            barriers.add(TOO_FAR);
        }
        inputs.qualities().forEach((quality, there) -> {
            if (!there && !policy.required().contains(quality)) {
                barriers.add(lacking(quality));
            }
        });
        return barriers;
    }

    private static String lacking(Quality quality) {
        return "NO_" + quality.name();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private record Dimension(List<String> gaps, List<String> missing) {
        void need(String name, @Nullable Object value) {
            if (value == null) {
                missing.add(name);
            }
        }

        Capacity capacity() {
            if (!gaps.isEmpty()) {
                return Capacity.INSUFFICIENT;
            }
            return missing.isEmpty() ? Capacity.SUFFICIENT : Capacity.UNKNOWN;
        }
    }
}
