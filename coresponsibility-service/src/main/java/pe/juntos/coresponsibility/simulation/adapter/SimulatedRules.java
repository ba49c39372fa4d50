package pe.juntos.coresponsibility.simulation.adapter;

import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.verdict.SchoolYear;

/** The rules a period was decided with, and those to compare them with. */
record SimulatedRules(Rules base, Rules simulated) {
    static SimulatedRules of(Simulation simulation, Rulebook rulebook) {
        return new SimulatedRules(
                rulebook.on(simulation.of().firstDay()),
                new Rules(
                        rulebook.membership().find(simulation.membership()).orElseThrow(),
                        rulebook.verification().find(simulation.verification()).orElseThrow()));
    }

    boolean sameMembers() {
        return base.members().id().equals(simulated.members().id());
    }

    /** Whether both count the same records; those of a school that a child left are counted where they reach the minimum. */
    boolean sameFacts(Period period) {
        return sameMembers()
                && base.verification().minimumAttendancePercent()
                        == simulated.verification().minimumAttendancePercent()
                && SchoolYear.monthsOf(period, base.verification())
                        .equals(SchoolYear.monthsOf(period, simulated.verification()));
    }
}
