package pe.juntos.coresponsibility.simulation.adapter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.policy.Rulebooks;
import pe.juntos.coresponsibility.simulation.Comparison;
import pe.juntos.coresponsibility.verdict.DecisiveFacts;
import pe.juntos.coresponsibility.verdict.HouseholdFacts;
import pe.juntos.coresponsibility.verdict.HouseholdRule;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.Standing;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import reactor.core.publisher.Mono;

/**
 * POL-3: decides every household of a closed period twice, with the versions of its time and with those asked for, by the rules
 * that decide in earnest. Both see the same records and the same earlier periods; nothing certified holds an effect back, so
 * the difference is the versions' alone.
 */
@Component
final class SimulationJob implements ChunkedJob {
    static final String KIND = "simulation";
    static final String ID = "simulation";

    private final SimulationStore store;
    private final DecisiveFacts facts;
    private final Reassigning reassigning;
    private final Rulebooks rulebooks;

    SimulationJob(SimulationStore store, DecisiveFacts facts, Reassigning reassigning, Rulebooks rulebooks) {
        this.store = store;
        this.facts = facts;
        this.reassigning = reassigning;
        this.rulebooks = rulebooks;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        return Mono.zip(store.find(UUID.fromString(job.parameter(ID))), rulebooks.current())
                .flatMap(both -> run(both.getT1(), SimulatedRules.of(both.getT1(), both.getT2()), range));
    }

    private Mono<Long> run(Simulation simulation, SimulatedRules rules, BucketRange range) {
        var period = simulation.of();
        return facts.in(period, range, rules.base())
                .flatMap(before ->
                        simulated(period, range, rules, before).map(after -> compare(period, rules, before, after)))
                .flatMap(compared -> store.write(simulation.id(), compared).thenReturn((long) compared.size()));
    }

    private Mono<List<HouseholdFacts>> simulated(
            Period period, BucketRange range, SimulatedRules rules, List<HouseholdFacts> before) {
        if (rules.sameFacts(period)) {
            return Mono.just(before);
        }
        return rules.sameMembers()
                ? facts.in(period, range, rules.simulated())
                : reassigning
                        .in(period, range, rules)
                        .flatMap(assigned -> facts.assigned(period, range, rules.simulated(), assigned));
    }

    private static List<Comparison> compare(
            Period period, SimulatedRules rules, List<HouseholdFacts> before, List<HouseholdFacts> after) {
        Map<String, HouseholdFacts> afterwards =
                after.stream().collect(Collectors.toMap(HouseholdFacts::household, Function.identity()));
        return before.stream()
                .map(household -> new Comparison(
                        decide(household, period, rules.base()),
                        decide(
                                java.util.Objects.requireNonNull(afterwards.get(household.household())),
                                period,
                                rules.simulated())))
                .toList();
    }

    private static HouseholdVerdict decide(HouseholdFacts household, Period period, Rules rules) {
        return HouseholdRule.decide(household, period, rules, new Standing.Undecided());
    }
}
