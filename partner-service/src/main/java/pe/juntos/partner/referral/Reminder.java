package pe.juntos.partner.referral;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Told to whoever must take the next step of a referral: {@code juntos.partner.reminder.v1} (PAR-4).
 *
 * @param due last day of the step
 * @param days notice that is given
 */
public record Reminder(
        UUID referral,
        String household,
        String programme,
        String partner,
        Stage state,
        Actor actor,
        LocalDate due,
        int days) {

    public static final String TOPIC = "juntos.partner.reminder.v1";
    public static final String TYPE = "pe.juntos.partner.reminder.given.v1";

    /** Who must act. */
    public enum Actor {
        GESTOR,
        PARTNER
    }

    /** The programme asks for the consent and sends; the partner answers and enrols. Empty where nothing waits. */
    public static Optional<Actor> actor(Stage stage) {
        return switch (stage) {
            case PROPOSED, CONSENTED -> Optional.of(Actor.GESTOR);
            case SENT, ACCEPTED -> Optional.of(Actor.PARTNER);
            case DECLINED, EXPIRED, ENROLLED, COMPLETED, DROPPED -> Optional.empty();
        };
    }

    /** The nearest notice that is reached and was not given for this step; empty once its day is over. */
    public static Optional<Integer> notice(LocalDate due, LocalDate on, List<Integer> given, ReminderPolicy policy) {
        long left = ChronoUnit.DAYS.between(on, due);
        return left < 0
                ? Optional.empty()
                : policy.reminderDays().stream()
                        .filter(days -> left <= days)
                        .min(Integer::compare)
                        .filter(days -> !given.contains(days));
    }
}
