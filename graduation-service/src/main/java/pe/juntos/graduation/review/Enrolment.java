package pe.juntos.graduation.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A referral that carries a bonus and in which the household was enrolled.
 *
 * @param completedOn null while it goes on
 */
public record Enrolment(
        Bonus bonus, LocalDate enrolledOn, @Nullable LocalDate completedOn) {}
