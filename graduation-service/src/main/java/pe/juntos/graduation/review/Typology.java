package pe.juntos.graduation.review;

import static java.util.function.Predicate.isEqual;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GRA-3: capacity and productive potential from form G1. The source does not say how the criteria of a class
 * are joined and leaves gaps between the classes; here all must agree, and anything else is for a person.
 */
public final class Typology {

    /** The side of its limits on which one criterion falls. */
    enum Side {
        LOW,
        HIGH,
        BETWEEN,
        UNKNOWN
    }

    private record Criterion(Side side, Reason between, Reason unknown) {}

    /** @param open why the form leaves it open; empty if it does not */
    private record Dimension(Grade byForm, List<String> open, PersonDecision.@Nullable Opinion person) {

        Grade grade() {
            return person == null ? byForm : person.grade();
        }
    }

    private Typology() {}

    /** A person's opinion counts for what the form leaves open and for nothing else. */
    public static Classification classify(FormG1 form, PersonDecision person, TypologyPolicy policy) {
        var capacity = dimension(capacity(form, policy), Reason.CAPACITY_CRITERIA_DISAGREE, person.capacity());
        var potential = dimension(potential(form, policy), Reason.POTENTIAL_CRITERIA_DISAGREE, person.potential());
        return new Classification(form.on(), capacity.grade(), potential.grade(), reasons(capacity, potential));
    }

    private static List<String> reasons(Dimension... dimensions) {
        var reasons = new LinkedHashSet<String>();
        for (Dimension dimension : dimensions) {
            if (dimension.person() != null) {
                reasons.add(Reason.DECIDED_BY_PERSON.name());
                dimension.person().reasons().forEach(reason -> reasons.add(reason.name()));
            }
        }
        for (Dimension dimension : dimensions) {
            reasons.addAll(dimension.person() == null ? dimension.open() : List.of());
        }
        return reasons.isEmpty() ? List.of(Reason.ALL_CRITERIA_AGREE.name()) : List.copyOf(reasons);
    }

    private static Dimension dimension(
            List<Criterion> criteria, Reason disagree, PersonDecision.@Nullable Opinion person) {
        var open = new ArrayList<String>();
        var grade = grade(criteria, disagree, open);
        return new Dimension(grade, List.copyOf(open), grade == Grade.INDETERMINATE ? person : null);
    }

    private static List<Criterion> capacity(FormG1 form, TypologyPolicy policy) {
        return List.of(
                new Criterion(age(form.holderAge(), policy), Reason.AGE_BETWEEN_LIMITS, Reason.AGE_UNKNOWN),
                new Criterion(level(form.holderLevel(), policy), Reason.LEVEL_BETWEEN_LIMITS, Reason.LEVEL_UNKNOWN),
                new Criterion(
                        schooling(form.holderSchooling(), policy),
                        Reason.SCHOOLING_BETWEEN_LIMITS,
                        Reason.SCHOOLING_UNKNOWN));
    }

    private static List<Criterion> potential(FormG1 form, TypologyPolicy policy) {
        return List.of(
                new Criterion(land(form.land(), policy), Reason.LAND_BETWEEN_LIMITS, Reason.LAND_UNKNOWN),
                new Criterion(
                        animals(form.largeAnimals(), policy),
                        Reason.POTENTIAL_CRITERIA_DISAGREE,
                        Reason.LARGE_ANIMALS_UNKNOWN));
    }

    private static Grade grade(List<Criterion> criteria, Reason disagree, List<String> reasons) {
        var sides = criteria.stream().map(Criterion::side).toList();
        if (sides.stream().allMatch(isEqual(Side.LOW))) {
            return Grade.LOW;
        }
        if (sides.stream().allMatch(isEqual(Side.HIGH))) {
            return Grade.HIGH;
        }
        criteria.forEach(criterion -> open(criterion, reasons));
        if (sides.contains(Side.LOW) && sides.contains(Side.HIGH)) {
            reasons.add(disagree.name());
        }
        return Grade.INDETERMINATE;
    }

    private static void open(Criterion criterion, List<String> reasons) {
        switch (criterion.side()) {
            case BETWEEN -> reasons.add(criterion.between().name());
            case UNKNOWN -> reasons.add(criterion.unknown().name());
            case LOW, HIGH -> {}
        }
    }

    private static Side age(@Nullable Integer years, TypologyPolicy policy) {
        return years == null ? Side.UNKNOWN : side(years > policy.lowAgeAbove(), years < policy.highAgeBelow());
    }

    private static Side level(@Nullable SchoolLevel level, TypologyPolicy policy) {
        return level == null
                ? Side.UNKNOWN
                : side(level.compareTo(policy.lowLevelAtMost()) <= 0, level.compareTo(policy.highLevelAtLeast()) >= 0);
    }

    private static Side schooling(@Nullable BigDecimal years, TypologyPolicy policy) {
        return years == null
                ? Side.UNKNOWN
                : side(
                        years.compareTo(policy.lowSchoolingBelow()) < 0,
                        years.compareTo(policy.highSchoolingAbove()) > 0);
    }

    private static Side land(@Nullable BigDecimal hectares, TypologyPolicy policy) {
        return hectares == null
                ? Side.UNKNOWN
                : side(
                        hectares.compareTo(policy.lowLandBelow()) < 0,
                        hectares.compareTo(policy.highLandAtLeast()) >= 0);
    }

    private static Side animals(@Nullable Integer count, TypologyPolicy policy) {
        return count == null
                ? Side.UNKNOWN
                : side(count <= policy.lowAnimalsAtMost(), count > policy.lowAnimalsAtMost());
    }

    private static Side side(boolean low, boolean high) {
        return low ? Side.LOW : high ? Side.HIGH : Side.BETWEEN;
    }
}
