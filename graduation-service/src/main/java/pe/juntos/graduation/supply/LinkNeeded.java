package pe.juntos.graduation.supply;

import java.time.LocalDate;
import pe.juntos.graduation.review.Bonus;

/**
 * A household without target members is to be linked to a productive programme (GRA-6):
 * {@code juntos.graduation.link.v1}.
 */
public record LinkNeeded(String household, LocalDate on, Bonus bonus, String reason) {

    public static final String TOPIC = "juntos.graduation.link.v1";
    public static final String TYPE = "pe.juntos.graduation.link.needed.v1";
    public static final String NO_TARGET_MEMBERS = "NO_TARGET_MEMBERS";
}
