package pe.juntos.graduation.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** The phases of graduation in a district: preparation, coordination, execution, one after the other. */
class Gra4PhasesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final PhasePolicy POLICY =
            Policies.load("policies/phases", PhasePolicy.class).at(TODAY).parameters();

    @ParameterizedTest
    @CsvSource({
        "MONITORING_STARTED,COMPLETE",
        "HOUSEHOLDS_TRAINED,EXECUTION",
        "GESTORES_TRAINED,EXECUTION",
        "AGREEMENTS_SIGNED,COORDINATION",
        "BONUSES_DEFINED,COORDINATION",
        "SUPPLY_INVENTORIED,PREPARATION",
        "HOUSEHOLDS_IDENTIFIED,PREPARATION"
    })
    void aPhaseIsReachedWithTheLastStepOfTheOneBefore(Step last, Phase phase) {
        assertThat(POLICY.reached(through(last))).isEqualTo(phase);
        assertThat(POLICY.reached(Map.of())).isEqualTo(Phase.PREPARATION);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPLY_INVENTORIED,AGREEMENTS_SIGNED,2026-06-10,PHASE_NOT_REACHED",
        "BONUSES_DEFINED,AGREEMENTS_SIGNED,2026-06-09,PHASE_NOT_REACHED",
        "BONUSES_DEFINED,AGREEMENTS_SIGNED,2026-06-10,RECORDED",
        "BONUSES_DEFINED,AGREEMENTS_SIGNED,2026-06-30,RECORDED",
        "BONUSES_DEFINED,AGREEMENTS_SIGNED,2026-07-01,DAY_IN_FUTURE",
        "BONUSES_DEFINED,HOUSEHOLDS_TRAINED,2026-06-30,PHASE_NOT_REACHED",
        "HOUSEHOLDS_IDENTIFIED,BONUSES_DEFINED,2026-06-01,RECORDED",
        "BONUSES_DEFINED,BONUSES_DEFINED,2026-06-10,KNOWN",
        "BONUSES_DEFINED,BONUSES_DEFINED,2026-06-11,ALREADY_RECORDED"
    })
    void stepsOfOnePhaseInAnyOrderAndPhasesOneAfterTheOther(Step last, Step step, LocalDate on, StepRecord expected) {
        assertThat(StepRecord.of(through(last), step, on, TODAY, POLICY)).isEqualTo(expected);
    }

    /** In whatever order steps are reported, those that are taken never skip a phase. */
    @Property
    void noPhaseIsSkipped(@ForAll List<Step> reported) {
        var taken = new EnumMap<Step, LocalDate>(Step.class);
        for (var step : reported) {
            if (StepRecord.of(taken, step, DAY, TODAY, POLICY) == StepRecord.RECORDED) {
                taken.put(step, DAY);
            }
        }
        var reached = POLICY.reached(taken);
        assertThat(taken.keySet())
                .allSatisfy(step -> assertThat(POLICY.of(step)).isLessThanOrEqualTo(reached));
    }

    @Test
    void everyStepHasOnePhase() {
        assertThatThrownBy(() -> new PhasePolicy(Map.of(Phase.PREPARATION, Set.of(Step.FORMS_APPLIED))))
                .isInstanceOf(IllegalArgumentException.class);
        var twice = Map.of(Phase.PREPARATION, Set.of(Step.values()), Phase.COORDINATION, Set.of(Step.FORMS_APPLIED));
        assertThatThrownBy(() -> new PhasePolicy(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<Step, LocalDate> through(Step last) {
        var taken = new EnumMap<Step, LocalDate>(Step.class);
        Arrays.stream(Step.values()).filter(step -> step.compareTo(last) <= 0).forEach(step -> taken.put(step, DAY));
        return taken;
    }
}
