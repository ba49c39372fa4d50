package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.attention.Cases.CALENDAR;
import static pe.juntos.affiliation.attention.Cases.LIFE;
import static pe.juntos.affiliation.attention.Cases.POLICY;
import static pe.juntos.affiliation.attention.Cases.moved;
import static pe.juntos.affiliation.attention.Cases.subject;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What must never happen to a case, whatever comes in whatever order. */
class Usr1CasePropertiesTest {

    @Property
    void a_case_is_never_overdue_on_or_before_its_limit_nor_before_its_working_days_have_passed(
            @ForAll("days") LocalDate opened, @ForAll CaseType type, @ForAll @IntRange(max = 60) int later) {
        Case now = open(opened, type, null);
        LocalDate day = opened.plusDays(later);
        long used = CALENDAR.between(opened, day);
        int limit = POLICY.parameters().limit(type);
        if (now.overdue(day)) {
            assertThat(day).isAfter(now.limitOn());
            assertThat(used).isGreaterThanOrEqualTo(limit);
        } else {
            assertThat(used).isLessThanOrEqualTo(limit);
        }
    }

    @Property
    void limits_end_on_working_days(@ForAll("days") LocalDate opened, @ForAll CaseType type) {
        assertThat(CALENDAR.include(open(opened, type, null).limitOn())).isTrue();
    }

    @Property
    void an_escalation_repeated_on_its_day_changes_nothing(
            @ForAll("days") LocalDate opened, @ForAll CaseType type, @ForAll @IntRange(max = 90) int later) {
        var escalate = new Command.Escalate(opened.plusDays(later));
        if (LIFE.apply(open(opened, type, null), escalate) instanceof Move.Moved(Case after)) {
            assertThat(LIFE.apply(after, escalate)).isEqualTo(new Move.Unchanged(after));
        }
    }

    @Property
    void a_case_never_comes_to_the_office_it_accuses_nor_to_one_below_it(
            @ForAll CaseType type, @ForAll Accused against, @ForAll("commands") List<Command> commands) {
        Case now = open(LocalDate.of(2026, 1, 5), type, against);
        for (Command command : commands) {
            now = after(now, command);
            Office accused = against.office();
            if (accused != null && now.office() != null) {
                assertThat(now.office()).isNotEqualTo(accused);
                if (accused != Office.CONTROL) {
                    assertThat(now.office()).isGreaterThan(accused);
                }
            }
        }
    }

    @Property
    void each_move_is_one_version_and_no_other_command_leaves_resolved_but_reopening(
            @ForAll CaseType type, @ForAll("commands") List<Command> commands) {
        Case now = open(LocalDate.of(2026, 1, 5), type, null);
        for (Command command : commands) {
            Case after = after(now, command);
            assertThat(after.version()).isBetween(now.version(), now.version() + 1);
            assertThat(after.equals(now)).isEqualTo(after.version() == now.version());
            if (now.resolved() && !after.resolved()) {
                assertThat(command).isInstanceOf(Command.Reopen.class);
            }
            now = after;
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 3_000).map(LocalDate.of(2024, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, 120).map(LocalDate.of(2026, 1, 5)::plusDays);
        Arbitrary<Office> office = Arbitraries.of(Office.class);
        Arbitrary<Command> command = Arbitraries.oneOf(
                office.map(Command.Route::new),
                day.map(Command.Escalate::new),
                day.map(Command.Reopen::new),
                office.flatMap(by -> Arbitraries.of(Result.class)
                        .flatMap(result -> day.map(on -> new Command.Resolve(by, result, on)))));
        return command.list().ofMaxSize(12);
    }

    private static Case open(LocalDate on, CaseType type, @Nullable Accused against) {
        Subject about = subject(type, Category.PAYMENT, against);
        Case opened = LIFE.open("C0000000000000000", about, on);
        return moved(LIFE.apply(opened, new Command.Route(Offices.first(about, POLICY.parameters()))));
    }

    private static Case after(Case now, Command command) {
        return LIFE.apply(now, command) instanceof Move.Moved(Case moved) ? moved : now;
    }
}
