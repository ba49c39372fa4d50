package pe.juntos.coresponsibility.verdict;

import java.util.List;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.member.Condition;

/** Households of May and June 2026 in the words of the tests. */
final class Households {
    static final MemberFacts MET = member("M1", new Visits(1, 0, 0));
    static final MemberFacts BREACH = member("M2", new Visits(0, 0, 1));
    static final MemberFacts SILENCE = member("M3", Visits.NONE);

    private Households() {}

    static HouseholdVerdict decide(MemberFacts... members) {
        return decide(facts(false, false, Streak.NONE, members));
    }

    static HouseholdVerdict decide(HouseholdFacts facts) {
        return decide(facts, new Standing.Undecided());
    }

    static HouseholdVerdict decide(HouseholdFacts facts, Standing standing) {
        return HouseholdRule.decide(facts, TestRules.MAY_JUNE, TestRules.of(TestRules.MAY_JUNE), standing);
    }

    static HouseholdVerdict again(Standing standing, MemberFacts... members) {
        return decide(facts(false, false, Streak.NONE, members), standing);
    }

    static HouseholdVerdict newlyAffiliated(MemberFacts... members) {
        return decide(facts(true, false, Streak.NONE, members));
    }

    static HouseholdVerdict accompanied(MemberFacts... members) {
        return decide(facts(false, true, Streak.NONE, members));
    }

    static HouseholdVerdict after(Streak before, MemberFacts member) {
        return decide(facts(false, false, before, member));
    }

    static HouseholdFacts facts(boolean affiliated, boolean accompanied, Streak before, MemberFacts... members) {
        return new HouseholdFacts("H1", "1", "050101", affiliated, accompanied, before, List.of(members));
    }

    static MemberFacts member(String code, Visits visits) {
        return new MemberFacts(code, code, Condition.CRED, visits, Attendance.NONE, null);
    }
}
