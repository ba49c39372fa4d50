package pe.juntos.partner.referral;

import java.util.Comparator;
import java.util.List;

/**
 * Policy of reminders and of what families say of programmes.
 *
 * @param reminderDays days before a step's last day on which who must take it is reminded, the most first
 * @param fewestAnswers below so many answers a programme's are not shown: nobody must be recognised
 */
public record ReminderPolicy(List<Integer> reminderDays, int fewestAnswers) {

    public ReminderPolicy {
        reminderDays = reminderDays.stream().sorted(Comparator.reverseOrder()).toList();
        if (reminderDays.isEmpty() || reminderDays.getLast() < 0 || fewestAnswers < 1) {
            throw new IllegalArgumentException("a reminder comes before the day, not after");
        }
    }
}
