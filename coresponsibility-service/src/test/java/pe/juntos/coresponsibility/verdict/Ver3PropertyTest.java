package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Condition;

/** VER-3: whatever is reported, only a record of a breach takes money away. */
class Ver3PropertyTest {
    @Property
    void a_breach_is_named_by_a_record_that_shows_it(
            @ForAll Condition condition, @ForAll("visits") Visits visits, @ForAll("months") Attendance attendance) {
        var outcome = decide(condition, visits, attendance, null);
        if (outcome instanceof Outcome.NotMet) {
            assertThat(shows(condition, visits, attendance)).isTrue();
            assertThat(counted(visits, attendance)).isNotEmpty();
        }
    }

    @Property
    void silence_is_never_a_breach(@ForAll Condition condition, @ForAll ExceptionReason ground) {
        var silent = new Visits(0, 0, 0);
        var nothing = new Attendance(0, 0, 0, 0);
        assertThat(decide(condition, silent, nothing, null)).isInstanceOf(Outcome.NotVerifiable.class);
        assertThat(decide(condition, silent, nothing, ground)).isInstanceOf(Outcome.Exempt.class);
    }

    @Property
    void an_exception_takes_nothing_away(
            @ForAll Condition condition,
            @ForAll("visits") Visits visits,
            @ForAll("months") Attendance attendance,
            @ForAll ExceptionReason ground) {
        var without = decide(condition, visits, attendance, null);
        var with = decide(condition, visits, attendance, ground);
        if (without instanceof Outcome.Met) {
            assertThat(with).isEqualTo(without);
        } else {
            assertThat(with).isInstanceOf(Outcome.Exempt.class);
        }
    }

    private static boolean shows(Condition condition, Visits visits, Attendance attendance) {
        return switch (condition.axis()) {
            case HEALTH -> visits.missed() > 0 && visits.attended() == 0 && visits.unattended() == 0;
            case EDUCATION ->
                attendance.records() > 0
                        && attendance.schoolDays() > 0
                        && (attendance.attended() + attendance.justified()) * 100 < attendance.schoolDays() * 85;
        };
    }

    /** Facts cannot be made that count other records than they name. */
    private static List<String> counted(Visits visits, Attendance attendance) {
        return IntStream.range(0, visits.records() + attendance.records())
                .mapToObj(n -> "r" + n)
                .toList();
    }

    private static Outcome decide(
            Condition condition, Visits visits, Attendance attendance, @Nullable ExceptionReason ground) {
        var facts = new MemberFacts(
                "M1",
                "p1",
                condition,
                visits,
                attendance,
                ground,
                new Sources(counted(visits, attendance), null, null));
        return MemberRule.decide(
                facts, TestRules.MAY_JUNE, TestRules.of(TestRules.MAY_JUNE).verification());
    }

    @Provide
    Arbitrary<Visits> visits() {
        var some = Arbitraries.integers().between(0, 3);
        return Combinators.combine(some, some, some).as(Visits::new);
    }

    @Provide
    Arbitrary<Attendance> months() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 44),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1))
                .as((records, days, attended, justified) -> {
                    if (records == 0) {
                        return new Attendance(0, 0, 0, 0);
                    }
                    var present = (int) (days * attended);
                    return new Attendance(records, days, present, (int) ((days - present) * justified));
                });
    }
}
