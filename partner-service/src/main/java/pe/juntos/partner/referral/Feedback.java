package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a family says of a programme it takes part in (PAR-4). Remarks are a closed list, so that nothing else about the
 * family is written down.
 *
 * @param rating 1, bad, to 5, very good
 */
public record Feedback(String id, LocalDate on, int rating, Set<Remark> remarks) {

    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    public Feedback {
        remarks = Set.copyOf(remarks);
    }

    /** What families say. The names are public codes. */
    public enum Remark {
        USEFUL,
        NOT_USEFUL,
        TOO_FAR,
        BAD_HOURS,
        NO_CHILD_CARE,
        NOT_IN_OUR_LANGUAGE,
        LATE_DELIVERY,
        MISTREATED,
        ASKED_FOR_MONEY;

        /** A person looks at it, whatever the rating. */
        public boolean serious() {
            return this == MISTREATED || this == ASKED_FOR_MONEY;
        }
    }

    /** Why it is not taken. The names are public codes. */
    public enum Refusal {
        RATING_INVALID,
        IN_FUTURE,
        NOT_TAKEN_PART,
        BEFORE_ENROLMENT
    }

    /** Who never began cannot say how it was; whoever left can. */
    public Optional<Refusal> wrong(ReferralState state, LocalDate today) {
        if (rating < LOWEST || rating > HIGHEST) {
            return Optional.of(Refusal.RATING_INVALID);
        }
        if (on.isAfter(today)) {
            return Optional.of(Refusal.IN_FUTURE);
        }
        var enrolledOn = ReferralChanged.enrolledOn(state);
        if (enrolledOn == null) {
            return Optional.of(Refusal.NOT_TAKEN_PART);
        }
        return on.isBefore(enrolledOn) ? Optional.of(Refusal.BEFORE_ENROLMENT) : Optional.empty();
    }
}
