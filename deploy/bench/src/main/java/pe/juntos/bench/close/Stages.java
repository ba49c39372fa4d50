package pe.juntos.bench.close;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Reads a close's steps as stages with what each worked on.
 *
 * @param all every step in order
 * @param proper from the evidence to the bank's answers: the part that is measured against the floor
 */
public record Stages(List<Stage> all, List<Stage> proper) {
    private static final String FIRST = "evidence";
    private static final String LAST = "bank: statements";

    public Stages {
        all = List.copyOf(all);
        proper = List.copyOf(proper);
    }

    /** What a close worked on. */
    public record Work(long registerLines, long households, long evidence, long members, long events, long transfers) {}

    private record Unit(String beginning, String name, ToLongFunction<Work> items) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("register: the lists", "lines", Work::registerLines),
            new Unit("register: state", "households", Work::households),
            new Unit("expected lists", "members", Work::members),
            new Unit(FIRST, "lines", Work::evidence),
            new Unit("verdicts", "members", Work::members),
            new Unit("consolidation", "households", Work::households),
            new Unit("payment round", "transfers", Work::transfers),
            new Unit("bank: ", "transfers", Work::transfers));

    static Stages of(List<StepClock.Step> steps, Work work) {
        var all = steps.stream().map(step -> stage(step, work)).toList();
        int from = place(steps, FIRST);
        int to = place(steps, LAST);
        return new Stages(all, all.subList(from, to + 1));
    }

    private static Stage stage(StepClock.Step step, Work work) {
        for (var unit : UNITS) {
            if (step.title().startsWith(unit.beginning())) {
                return new Stage(step.title(), step.seconds(), unit.items().applyAsLong(work), unit.name());
            }
        }
        return new Stage(step.title(), step.seconds(), 0, "");
    }

    private static int place(List<StepClock.Step> steps, String beginning) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).title().startsWith(beginning)) {
                return i;
            }
        }
        throw new IllegalStateException("The close told of no step that begins with \"" + beginning + "\": " + steps);
    }

    @JsonProperty("totalSeconds")
    public double totalSeconds() {
        return all.stream().mapToDouble(Stage::seconds).sum();
    }

    @JsonProperty("properSeconds")
    public double properSeconds() {
        return proper.stream().mapToDouble(Stage::seconds).sum();
    }
}
