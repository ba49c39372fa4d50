package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bonus of a household. It is that of its type, and in force from the day on which its conditions were all there:
 * year 4 completed, recertification applied (GRA-1, V4), type known (GRA-3). The bonuses exclude each other (GRA-4):
 * once delivered, it stays, whatever later forms say.
 *
 * @param on null once the bonus is delivered: it is not assigned any more
 */
public record Assignment(Bonus bonus, @Nullable LocalDate on) {

    /** @return null while a condition is missing on the day {@code asOf} */
    static @Nullable Assignment of(HouseholdFacts facts, @Nullable Classification type, LocalDate asOf, Rules rules) {
        if (facts.delivery() != null) {
            return new Assignment(facts.delivery().bonus(), null);
        }
        var typology = rules.typology();
        var quadrant = type == null ? null : type.quadrant();
        var gate = rules.exit().bonusGate();
        if (typology == null || type == null || quadrant == null || gate == null || !gate.opens(facts, asOf)) {
            return null;
        }
        var bonus = Objects.requireNonNull(typology.bonuses().get(quadrant), "every quadrant has its bonus");
        var last = facts.recertification();
        return new Assignment(
                bonus, latest(gate.from(facts.affiliatedOn()), type.on(), last == null ? null : last.on()));
    }

    private static LocalDate latest(LocalDate first, @Nullable LocalDate... others) {
        return Stream.of(others)
                .<LocalDate>mapMulti((day, days) -> {
                    if (day != null) {
                        days.accept(day);
                    }
                })
                .reduce(first, (a, b) -> a.isAfter(b) ? a : b);
    }
}
