package pe.juntos.coresponsibility.review;

import java.util.EnumSet;
import java.util.Set;
import pe.juntos.coresponsibility.verdict.Review;

/** What a person may decide. None of it has an effect by itself: what is proposed has a procedure of its own. */
public enum ReviewDecision {
    /** Nothing more is to be done. */
    NO_ACTION(Review.REPEATED_NOT_MET, Review.REPEATED_SILENCE),
    /** The post or school lacks staff, supplies or days of service. */
    SUPPLY_PROBLEM(Review.REPEATED_NOT_MET, Review.REPEATED_SILENCE),
    /** The child is elsewhere than the register says. */
    REGISTER_OUTDATED(Review.REPEATED_NOT_MET, Review.REPEATED_SILENCE),
    /** The family complies, and nobody sent the record. */
    RECORD_NOT_SENT(Review.REPEATED_SILENCE),
    /** The regional office should stand by the family (VER-4). */
    ACCOMPANIMENT_PROPOSED(Review.REPEATED_NOT_MET, Review.REPEATED_SILENCE),
    /** The family should be heard on leaving the programme (AFF-6). */
    HEARING_PROPOSED(Review.REPEATED_NOT_MET),
    /** What was paid stays paid (VER-5). */
    KEEP_PAID(Review.CORRECTION_TO_NOT_MET),
    /** Headquarters should look whether it is asked back (VER-5). */
    RECOVERY_PROPOSED(Review.CORRECTION_TO_NOT_MET);

    private final Set<Review> about;

    ReviewDecision(Review first, Review... others) {
        this.about = EnumSet.of(first, others);
    }

    boolean fits(Review review) {
        return about.contains(review);
    }
}
