package pe.juntos.partner.committee;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The joint work plan of a year: each party has tasks, in provinces or districts of the region (001 ART-06, ART-09). */
public record WorkPlan(int year, List<Task> tasks) {

    public WorkPlan {
        tasks = List.copyOf(tasks);
    }

    public Optional<CommitteeRefusal> wrong(String region) {
        boolean both = Arrays.stream(Task.Party.values())
                .allMatch(party -> tasks.stream().anyMatch(task -> task.party() == party));
        if (!both) {
            return Optional.of(CommitteeRefusal.PARTY_WITHOUT_TASK);
        }
        return tasks.stream().anyMatch(task -> task.dueOn().getYear() != year)
                ? Optional.of(CommitteeRefusal.DUE_OUTSIDE_YEAR)
                : Task.wrong(tasks, region);
    }
}
