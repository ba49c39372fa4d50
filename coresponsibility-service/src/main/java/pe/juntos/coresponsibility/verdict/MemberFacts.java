package pe.juntos.coresponsibility.verdict;

import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.member.Condition;

/**
 * All that decides about one target member in one period.
 *
 * @param visits records of the kind that the condition asks for, and of no other
 * @param exception approved ground, if any
 */
public record MemberFacts(
        String member,
        String externalId,
        Condition condition,
        Visits visits,
        Attendance attendance,
        @Nullable ExceptionReason exception) {}
