package pe.juntos.partner.committee;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an institution of one party does by a day.
 *
 * @param party {@code JUNTOS} or {@code COUNTERPART}
 * @param area four or six digits of a UBIGEO code
 */
public record Task(String id, Party party, String institution, String what, String area, LocalDate dueOn) {

    /** Who answers for it. */
    public enum Party {
        JUNTOS,
        COUNTERPART
    }

    /** How it stands on a day. */
    public enum State {
        DONE,
        DONE_LATE,
        OPEN,
        DUE_SOON,
        OVERDUE;

        public static State of(LocalDate dueOn, @Nullable LocalDate doneOn, LocalDate on, CommitteePolicy policy) {
            if (doneOn != null && !doneOn.isAfter(on)) {
                return doneOn.isAfter(dueOn) ? DONE_LATE : DONE;
            }
            if (on.isAfter(dueOn)) {
                return OVERDUE;
            }
            return ChronoUnit.DAYS.between(on, dueOn) <= policy.dueSoonDays() ? DUE_SOON : OPEN;
        }

        /** Whether its day is over or it is done: it counts in how a party keeps its word. */
        public boolean counts() {
            return this == DONE || this == DONE_LATE || this == OVERDUE;
        }
    }

    /** The first thing that is wrong with the tasks of a plan or of minutes. */
    static Optional<CommitteeRefusal> wrong(List<Task> tasks, String region) {
        if (tasks.stream().map(Task::id).distinct().count() < tasks.size()) {
            return Optional.of(CommitteeRefusal.TASK_TWICE);
        }
        return tasks.stream()
                        .allMatch(task -> task.area().matches("\\d{4}|\\d{6}")
                                && task.area().startsWith(region))
                ? Optional.empty()
                : Optional.of(CommitteeRefusal.AREA_OUTSIDE_REGION);
    }
}
