package pe.juntos.partner.agreement;

import java.util.Comparator;
import java.util.List;

/**
 * @param lapseNoticeDays days before the last one on which notice of the lapse is given, the most first
 * @param dueSoonDays days before a commitment's day on which it is shown as due soon
 */
public record AgreementPolicy(List<Integer> lapseNoticeDays, int dueSoonDays) {
    public AgreementPolicy {
        lapseNoticeDays =
                lapseNoticeDays.stream().sorted(Comparator.reverseOrder()).toList();
        if (lapseNoticeDays.isEmpty() || lapseNoticeDays.getLast() < 0 || dueSoonDays < 0) {
            throw new IllegalArgumentException("notice is given before, not after");
        }
    }
}
