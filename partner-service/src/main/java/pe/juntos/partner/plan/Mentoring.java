package pe.juntos.partner.plan;

import java.util.Optional;
import java.util.UUID;

/**
 * A pair of the inter-generational mentoring (004 OE3).
 *
 * @param certified whether the mentor holds a certificate that was not revoked
 * @param mentees whom the mentor accompanies now
 * @param mentored whether the newcomer has a mentor now
 */
public record Mentoring(
        UUID mentor,
        UUID mentee,
        String mentorDistrict,
        String menteeDistrict,
        boolean certified,
        long mentees,
        boolean mentored) {

    private static final int PROVINCE = 4;

    public Optional<PlanRefusal> wrong(PlanPolicy policy) {
        if (mentor.equals(mentee)) {
            return Optional.of(PlanRefusal.SAME_PERSON_TWICE);
        }
        if (!mentorDistrict.substring(0, PROVINCE).equals(menteeDistrict.substring(0, PROVINCE))) {
            return Optional.of(PlanRefusal.OTHER_PROVINCE);
        }
        if (!certified) {
            return Optional.of(PlanRefusal.NOT_CERTIFIED);
        }
        if (mentored) {
            return Optional.of(PlanRefusal.ALREADY_MENTORED);
        }
        return mentees >= policy.mostMentees() ? Optional.of(PlanRefusal.MENTOR_FULL) : Optional.empty();
    }
}
