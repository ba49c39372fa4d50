package pe.juntos.coresponsibility;

import java.time.LocalDate;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.MembershipPolicy;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.VerificationPolicy;
import pe.juntos.platform.policy.Policies;

/** The parameters that ship. */
public final class TestRules {
    public static final Period MAY_JUNE = new Period(2026, 3);
    public static final Period JANUARY_FEBRUARY = new Period(2026, 1);
    private static final Rulebook BOOK = new Rulebook(
            Policies.load("policy/membership", MembershipPolicy.class),
            Policies.load("policy/verification", VerificationPolicy.class));

    private TestRules() {}

    public static Rulebook.Rules on(LocalDate day) {
        return BOOK.on(day);
    }

    public static Rulebook.Rules of(Period period) {
        return BOOK.on(period.firstDay());
    }
}
