package pe.juntos.partner.plan;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;

/**
 * Policy of the plan of 2026.
 *
 * @param order of the phases before anything is handed over
 * @param leastAttendancePercent of a course's sessions, for its certificate
 * @param largestGrant soles
 * @param mostMentees of one mentor at a time
 * @param incomeTargetPercent general indicator
 * @param strengthenedTarget households, OE1
 * @param tradingTargetPercent OE2
 * @param completionTargetPercent OE3
 */
public record PlanPolicy(
        List<CourseKind> order,
        int leastAttendancePercent,
        int largestPictureBytes,
        BigDecimal largestGrant,
        int mostMentees,
        int incomeTargetPercent,
        int strengthenedTarget,
        int tradingTargetPercent,
        int completionTargetPercent) {

    private static final int HUNDRED = 100;

    public PlanPolicy {
        order = List.copyOf(order);
        if (order.isEmpty()
                || order.stream().anyMatch(CourseKind::forWork)
                || EnumSet.copyOf(order).size() < order.size()) {
            throw new IllegalArgumentException("each phase of the route once");
        }
        if (leastAttendancePercent < 1 || leastAttendancePercent > HUNDRED) {
            throw new IllegalArgumentException("a part of the sessions");
        }
    }

    /** Exactly the least suffices. */
    public boolean enough(int attended, int sessions) {
        return attended * HUNDRED >= leastAttendancePercent * sessions;
    }
}
