package pe.juntos.coresponsibility.simulation;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.member.Person;
import pe.juntos.coresponsibility.member.TargetMembership;
import pe.juntos.coresponsibility.policy.MembershipPolicy;

/**
 * POL-3: under which condition a person would have been verified. The frozen list stands unless the two versions themselves
 * disagree about the person: what changed in the register since the period was closed is no effect of a version.
 */
public final class Reassignment {
    private Reassignment() {}

    /**
     * @param person as the register knows it; absent for one who left the household since
     * @param frozen condition on the period's list, if it was on it
     */
    public static Optional<Condition> of(
            LocalDate day,
            @Nullable Person person,
            @Nullable Condition frozen,
            MembershipPolicy base,
            MembershipPolicy simulated) {
        if (person == null) {
            return Optional.ofNullable(frozen);
        }
        var after = TargetMembership.on(day, person, simulated);
        return TargetMembership.on(day, person, base).equals(after) ? Optional.ofNullable(frozen) : after;
    }
}
