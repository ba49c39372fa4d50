package pe.juntos.graduation.followup;

import java.util.List;
import java.util.Set;

/**
 * Whom the programme looks after once they left, and when (GRA-8).
 *
 * @param months completed months after the exit at which a visit falls due
 * @param exits reasons of exit that are followed up
 */
public record FollowUpPolicy(List<Integer> months, Set<String> exits) {
    public FollowUpPolicy {
        months = months.stream().sorted().toList();
        exits = Set.copyOf(exits);
        if (months.isEmpty() || months.getFirst() < 1) {
            throw new IllegalArgumentException("a follow-up comes months after the exit");
        }
    }
}
