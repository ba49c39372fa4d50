package pe.juntos.graduation.simulation;

import static pe.juntos.graduation.simulation.ExitGround.*;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.Exit;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.HouseholdFacts;
import pe.juntos.graduation.review.RecertificationDue.Status;
import pe.juntos.graduation.review.Standing;
import pe.juntos.graduation.review.Stay;

/**
 * GRA-1: what one version of the exit policy makes of a household by the end of a period. It rests on the standing that the
 * review itself gives under that version, so simulation and decision cannot differ.
 *
 * @param on day from which it counts or until which it holds; null where no day is fixed
 * @param share percent of the transfer that it gets
 */
public record ExitOutlook(
        Outcome outcome, ExitGround reason, @Nullable LocalDate on, int share) {

    private static final int WHOLE = 100;

    /** It left already, whatever the version: its register entry has not yet followed. */
    public static final ExitOutlook LEFT = new ExitOutlook(Outcome.EXITS, ALREADY_LEFT, null, 0);

    public enum Outcome {
        EXITS,
        REDUCED,
        STAYS,
        /** A person or SISFOH has to decide first: not knowing is never an exit. */
        UNDECIDED
    }

    public static ExitOutlook of(HouseholdFacts facts, Standing standing, ExitPolicy policy) {
        return standing.exits().isEmpty()
                ? inside(facts, standing, policy)
                        .sharing(policy.share(
                                facts, standing.stay(), standing.period().lastDay()))
                : exit(standing.exits().getFirst());
    }

    private ExitOutlook(Outcome outcome, ExitGround reason, @Nullable LocalDate on) {
        this(outcome, reason, on, WHOLE);
    }

    private ExitOutlook sharing(int percent) {
        return new ExitOutlook(outcome, reason, on, percent);
    }

    private static ExitOutlook inside(HouseholdFacts facts, Standing standing, ExitPolicy policy) {
        if (standing.contested()) {
            return new ExitOutlook(Outcome.STAYS, EXIT_CONTESTED, null);
        }
        if (standing.exitTrack()) {
            return new ExitOutlook(Outcome.STAYS, NOTICE_RUNNING, standing.noticeUntil());
        }
        if (policy.recertifyEveryYears() != null) {
            return recertifying(standing);
        }
        return policy.terms().isEmpty() ? byBonus(facts, standing, policy) : byTerm(facts, standing.stay(), policy);
    }

    private static ExitOutlook exit(Exit first) {
        var reason = switch (first.cause()) {
            case ARTICULATED_WITH_BONUS -> ARTICULATED_WITH_BONUS;
            case NOT_POOR -> NOTICE_ENDED;
            case TERM_REACHED -> TERM_REACHED;
            case LAST_CHILD_COMPLETED -> LAST_CHILD_COMPLETED;
        };
        return new ExitOutlook(Outcome.EXITS, reason, first.on(), 0);
    }

    private static ExitOutlook recertifying(Standing standing) {
        var due = standing.due();
        return due.status() == Status.NOT_DUE
                ? new ExitOutlook(Outcome.STAYS, RECERTIFICATION_NOT_DUE, due.on())
                : new ExitOutlook(Outcome.UNDECIDED, RECERTIFICATION_MISSING, due.on());
    }

    private static ExitOutlook byTerm(HouseholdFacts facts, @Nullable Stay stay, ExitPolicy policy) {
        if (stay == null) {
            return new ExitOutlook(Outcome.UNDECIDED, CLASS_UNKNOWN, null);
        }
        if (stay.undecided()) {
            return new ExitOutlook(Outcome.UNDECIDED, RECERTIFICATION_MISSING, policy.renewedFrom(facts));
        }
        return switch (stay.phase()) {
            case FULL -> new ExitOutlook(Outcome.STAYS, FULL_YEARS, stay.until());
            case GRADUAL -> new ExitOutlook(Outcome.REDUCED, GRADUAL_YEARS, stay.until());
            case TERM_REACHED -> new ExitOutlook(Outcome.UNDECIDED, TERM_REACHED, stay.until());
            case UNTIL_LAST_CHILD ->
                facts.withoutTargets()
                        ? new ExitOutlook(Outcome.UNDECIDED, LAST_CHILD_COMPLETED, null)
                        : new ExitOutlook(Outcome.STAYS, UNTIL_LAST_CHILD, null);
        };
    }

    private static ExitOutlook byBonus(HouseholdFacts facts, Standing standing, ExitPolicy policy) {
        return new ExitOutlook(Outcome.STAYS, missing(facts, standing, policy), null);
    }

    /** The first condition of the fourth version that is not there yet. */
    private static ExitGround missing(HouseholdFacts facts, Standing standing, ExitPolicy policy) {
        var gate = policy.bonusGate();
        if (gate != null
                && facts.affiliatedOn()
                        .plusYears(gate.afterYears())
                        .isAfter(standing.period().lastDay())) {
            return BONUS_YEARS_NOT_COMPLETED;
        }
        if (standing.recertification() == null) {
            return RECERTIFICATION_MISSING;
        }
        if (standing.assignment() == null) {
            return standing.classification() == null ? TYPE_MISSING : TYPE_INDETERMINATE;
        }
        return standing.stop().articulatedOn() == null ? NOT_ARTICULATED : BONUS_NOT_RECEIVED;
    }
}
