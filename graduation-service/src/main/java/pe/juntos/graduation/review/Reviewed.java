package pe.juntos.graduation.review;

import java.util.List;

/** What came of looking at a household. */
public sealed interface Reviewed {

    /** Graduated or gone: nothing is decided any more. */
    record Closed() implements Reviewed {}

    /** @param decisions all that hold, known ones included, in the order of {@link Decision.Kind} */
    record Standings(Standing standing, List<Decision> decisions, List<String> trace) implements Reviewed {
        public Standings {
            decisions = List.copyOf(decisions);
            trace = List.copyOf(trace);
        }
    }
}
