package pe.juntos.partner.plan;

import java.time.LocalDate;
import java.util.Optional;
import pe.juntos.partner.plan.RouteState.Granted;
import pe.juntos.partner.plan.RouteState.Passed;
import pe.juntos.partner.plan.RouteState.UseVerified;

/** Which step of the route leads where (PAR-5): phases in their order, nothing handed over before the last one. */
public final class Route {

    private Route() {}

    /** What becomes of a step. */
    public sealed interface Outcome {
        record Moved(RouteState state) implements Outcome {}

        record Unchanged() implements Outcome {}

        record Refused(PlanRefusal code) implements Outcome {}
    }

    public static Outcome take(RouteState state, RouteStep step, PlanPolicy policy) {
        var outcome = switch (step) {
            case RouteStep.Pass pass -> pass(state, pass, policy);
            case RouteStep.Grant(LocalDate on, String by) -> grant(state, on, by, policy);
            case RouteStep.VerifyUse verify -> verify(state, verify);
        };
        return outcome instanceof Outcome.Moved && step.on().isBefore(state.since())
                ? refused(PlanRefusal.BEFORE_LAST_STEP)
                : outcome;
    }

    /** Whether a course may be attended: it is not ahead of the next phase of the route. Those for work have no order. */
    public static Optional<PlanRefusal> mayAttend(RouteState state, Track track, CourseKind kind, PlanPolicy policy) {
        if (kind.forWork() != (track == Track.EMPLOYABILITY)) {
            return Optional.of(PlanRefusal.OTHER_TRACK);
        }
        return kind.forWork() || policy.order().indexOf(kind) <= next(state, policy)
                ? Optional.empty()
                : Optional.of(PlanRefusal.PHASE_OUT_OF_ORDER);
    }

    private static Outcome pass(RouteState state, RouteStep.Pass step, PlanPolicy policy) {
        int phase = policy.order().indexOf(step.phase());
        int next = next(state, policy);
        if (phase >= 0 && phase < next) {
            return new Outcome.Unchanged();
        }
        if (phase != next) {
            return refused(PlanRefusal.PHASE_OUT_OF_ORDER);
        }
        return policy.enough(step.attended(), step.sessions())
                ? new Outcome.Moved(new Passed(step.on(), step.phase()))
                : refused(PlanRefusal.ATTENDANCE_BELOW_MINIMUM);
    }

    private static Outcome grant(RouteState state, LocalDate on, String by, PlanPolicy policy) {
        if (state instanceof Granted || state instanceof UseVerified) {
            return refused(PlanRefusal.ALREADY_GRANTED);
        }
        return next(state, policy) == policy.order().size()
                ? new Outcome.Moved(new Granted(on, by))
                : refused(PlanRefusal.ROUTE_NOT_FINISHED);
    }

    private static Outcome verify(RouteState state, RouteStep.VerifyUse step) {
        return switch (state) {
            case Granted(var _, String by) -> {
                if (by.equals(step.by())) {
                    yield refused(PlanRefusal.SAME_PERSON);
                }
                yield step.evidence()
                        ? new Outcome.Moved(new UseVerified(step.on()))
                        : refused(PlanRefusal.EVIDENCE_MISSING);
            }
            case UseVerified _ -> new Outcome.Unchanged();
            case RouteState.Diagnosed _, Passed _ -> refused(PlanRefusal.NOT_GRANTED);
        };
    }

    /** Index of the next phase; the number of phases once all are passed. */
    private static int next(RouteState state, PlanPolicy policy) {
        return switch (state) {
            case RouteState.Diagnosed _ -> 0;
            case Passed(var _, CourseKind phase) -> policy.order().indexOf(phase) + 1;
            case Granted _, UseVerified _ -> policy.order().size();
        };
    }

    private static Outcome refused(PlanRefusal code) {
        return new Outcome.Refused(code);
    }
}
