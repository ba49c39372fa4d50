package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pe.juntos.graduation.simulation.ExitOutlook;
import pe.juntos.graduation.simulation.ExitOutlook.Outcome;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** GRA-1, POL-3: what a simulation says of a household is what a review under the same version decides. */
class Gra1OutlookTest {

    private static final PolicyBook<ExitPolicy> EXIT = Policies.load("policies/exit", ExitPolicy.class);
    private static final LocalDate DAY = TestHousehold.PERIOD.lastDay();

    @Property(tries = 600)
    void simulationAndDecisionNeverDiffer(
            @ForAll("households") TestHousehold household, @ForAll("versions") ExitPolicy version) {
        var standing = household.under(TestHousehold.PERIOD, version).standing();
        var outlook = ExitOutlook.of(household.facts(), standing, version);
        assertThat(outlook.outcome() == Outcome.EXITS).isEqualTo(standing.transferStopped());
        assertThat(outlook.share() == 0)
                .as("only an exit costs the whole transfer")
                .isEqualTo(standing.transferStopped());
        if (outlook.outcome() == Outcome.REDUCED) {
            assertThat(outlook.share()).isBetween(1, 99);
        }
        if (standing.stay() != null && standing.stay().undecided() && !standing.transferStopped()) {
            assertThat(outlook.share()).as("silence takes nothing").isEqualTo(100);
        }
    }

    /** An appeal suspends every exit that it is about, whatever the version and the cause. */
    @Property(tries = 600)
    void aFamilyThatAppealedStaysUntilItIsAnswered(
            @ForAll("households") TestHousehold household, @ForAll("versions") ExitPolicy version) {
        var contestable =
                household.under(TestHousehold.PERIOD, version).standing().contestable();
        var appealed =
                household.contested(ExitCase.State.OPEN, contestable, ObjectionGround.WRONG_HOUSEHOLD, "2026-06-20");
        assertThat(appealed.under(TestHousehold.PERIOD, version).standing().transferStopped())
                .isFalse();
        var undone = household.contested(
                ExitCase.State.WITHDRAWN, contestable, ObjectionGround.WRONG_HOUSEHOLD, "2026-06-20");
        assertThat(undone.under(TestHousehold.PERIOD, version).standing().exits())
                .as("only a later fact, which the objection was not about")
                .noneMatch(exit -> exit.basis().equals(contestable.get(exit.cause())));
        var upheld =
                household.contested(ExitCase.State.UPHELD, contestable, ObjectionGround.WRONG_HOUSEHOLD, "2026-06-20");
        assertThat(upheld.under(TestHousehold.PERIOD, version).standing().exits().stream()
                        .map(Exit::cause))
                .containsExactlyInAnyOrderElementsOf(
                        household.under(TestHousehold.PERIOD, version).standing().exits().stream()
                                .map(Exit::cause)
                                .toList());
    }

    @Provide
    Arbitrary<ExitPolicy> versions() {
        return Arbitraries.of(Stream.concat(EXIT.versions().stream(), EXIT.drafts().stream())
                .map(Policy::parameters)
                .toList());
    }

    @Provide
    Arbitrary<TestHousehold> households() {
        var affiliated = days(20 * 365).map(day -> TestHousehold.affiliatedOn(day.toString()));
        return Combinators.combine(
                        affiliated,
                        days(3 * 365).injectNull(0.3),
                        Arbitraries.of(SocioEconomicClass.class),
                        days(200).injectNull(0.5),
                        days(200).injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((household, recertified, found, enrolled, delivered, without) -> {
                    var one = found == SocioEconomicClass.EXTREME_POOR ? household.extremePoor() : household;
                    one = without ? one.withoutTargets() : one;
                    one = recertified == null ? one : one.recertified(recertified.toString(), found);
                    one = one.typed("2026-01-11", Grade.HIGH, Grade.LOW);
                    one = enrolled == null ? one : one.enrolled(Bonus.PRODUCTIVE, enrolled.toString());
                    return delivered == null ? one : one.delivered(Bonus.PRODUCTIVE, delivered.toString());
                });
    }

    private static Arbitrary<LocalDate> days(int before) {
        return Arbitraries.integers().between(0, before).map(DAY::minusDays);
    }
}
