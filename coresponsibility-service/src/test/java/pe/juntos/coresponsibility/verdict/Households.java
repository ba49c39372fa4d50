package pe.juntos.coresponsibility.verdict;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.exception.ExceptionReason;
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
        return new HouseholdFacts(
                "H1", "1", "050101", affiliated, accompanied ? "decision" : null, before, List.of(members));
    }

    static MemberFacts member(String code, Visits visits) {
        return member(code, Condition.CRED, visits, Attendance.NONE, null, null);
    }

    static MemberFacts member(
            String code,
            Condition condition,
            Visits visits,
            Attendance attendance,
            ExceptionReason exception,
            String upheldRequest) {
        var records = IntStream.range(0, visits.records() + attendance.records())
                .mapToObj(i -> code + "-" + i)
                .toList();
        var sources = new Sources(records, exception == null ? null : "x-" + code, upheldRequest);
        return new MemberFacts(code, code, condition, visits, attendance, exception, sources);
    }

    /** Every kind of input that a member can have, in a period with school and in one without. */
    static Stream<MemberFacts> everyKindOfMember() {
        var visits = IntStream.range(0, 8).mapToObj(i -> new Visits(i & 1, i >> 1 & 1, i >> 2 & 1));
        var months = Stream.of(
                Attendance.NONE,
                new Attendance(1, 0, 0, 0),
                new Attendance(1, 20, 16, 0),
                new Attendance(1, 20, 16, 1),
                new Attendance(2, 40, 40, 0));
        return Stream.concat(
                visits.flatMap(v -> grounds("H", Condition.CRED, v, Attendance.NONE)),
                months.flatMap(a -> grounds("E", Condition.SCHOOL, Visits.NONE, a)));
    }

    private static Stream<MemberFacts> grounds(String code, Condition condition, Visits visits, Attendance attendance) {
        var exceptions = Stream.concat(Stream.of((ExceptionReason) null), Stream.of(ExceptionReason.values()));
        return exceptions.flatMap(x -> Stream.of((String) null, "request")
                .map(request -> member(code, condition, visits, attendance, x, request)));
    }
}
