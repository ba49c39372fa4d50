package pe.juntos.graduation.review;

import java.util.EnumSet;
import java.util.Set;

/** On what an objection to an exit rests; a closed list, so that nothing sensitive is written down. */
public enum ObjectionGround {
    BONUS_NOT_RECEIVED(ExitCause.ARTICULATED_WITH_BONUS),
    NOT_ENROLLED(ExitCause.ARTICULATED_WITH_BONUS),
    CLASS_CONTESTED(ExitCause.NOT_POOR, ExitCause.TERM_REACHED),
    FORM_MISTAKEN(ExitCause.ARTICULATED_WITH_BONUS),
    WRONG_HOUSEHOLD(ExitCause.values()),
    TARGET_MEMBERS_REMAIN(ExitCause.LAST_CHILD_COMPLETED, ExitCause.TERM_REACHED);

    private final Set<ExitCause> causes;

    ObjectionGround(ExitCause... causes) {
        this.causes = EnumSet.copyOf(Set.of(causes));
    }

    /** Whether it says something of an exit for that cause. */
    boolean touches(ExitCause cause) {
        return causes.contains(cause);
    }
}
