package pe.juntos.partner.committee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session of a committee, as its minutes tell.
 *
 * @param attended institutions
 * @param tasks what was given to whom
 */
public record Session(LocalDate on, Set<String> attended, List<String> agreed, List<Task> tasks) {

    public static final String JUNTOS = "JUNTOS";

    public Session {
        attended = Set.copyOf(attended);
        agreed = List.copyOf(agreed);
        tasks = List.copyOf(tasks);
    }

    public Optional<CommitteeRefusal> wrong(
            Set<String> institutions, LocalDate since, String region, LocalDate today, CommitteePolicy policy) {
        if (on.isAfter(today)) {
            return Optional.of(CommitteeRefusal.IN_FUTURE);
        }
        if (on.isBefore(since)) {
            return Optional.of(CommitteeRefusal.BEFORE_COMMITTEE);
        }
        if (!institutions.containsAll(attended)
                || !tasks.stream().allMatch(task -> institutions.contains(task.institution()))) {
            return Optional.of(CommitteeRefusal.INSTITUTION_UNKNOWN);
        }
        if (!attended.contains(JUNTOS)) {
            return Optional.of(CommitteeRefusal.JUNTOS_MISSING);
        }
        if (attended.size() < 2 || !policy.quorum(attended.size(), institutions.size())) {
            return Optional.of(CommitteeRefusal.NO_QUORUM);
        }
        return tasks.stream().anyMatch(task -> task.dueOn().isBefore(on))
                ? Optional.of(CommitteeRefusal.DUE_BEFORE_SESSION)
                : Task.wrong(tasks, region);
    }
}
