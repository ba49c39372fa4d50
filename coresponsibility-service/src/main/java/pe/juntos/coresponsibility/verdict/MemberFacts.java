package pe.juntos.coresponsibility.verdict;

import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Condition;

/**
 * All that decides about one target member in one period.
 *
 * @param visits records of the kind that the condition asks for, and of no other
 * @param exception approved ground, if any
 * @param sources names every record that visits and attendance count
 */
public record MemberFacts(
        String member,
        String externalId,
        Condition condition,
        Visits visits,
        Attendance attendance,
        @Nullable ExceptionReason exception,
        Sources sources) {

    /** VER-3: what is counted can be named. */
    public MemberFacts {
        if (visits.records() + attendance.records() != sources.records().size()) {
            throw new IllegalArgumentException("Counted are other records than are named");
        }
    }

    /** VER-5: a person found that the breach does not stand. */
    boolean upheld() {
        return sources.reconsideration() != null;
    }
}
