package pe.juntos.affiliation.entry.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.Visit;

/**
 * The visits known of some households, as a batch is taken in (AFF-1). A phone sends what it kept while it was offline, in
 * any order: within a batch a correction may come before what it corrects.
 */
public final class VisitLog {

    /** What became of one report. */
    public sealed interface Taken {

        /** New, to be kept. */
        record Accepted() implements Taken {}

        /** Sent before with the same content: accepted once, answered the same. */
        record Repeated() implements Taken {}

        /** Changes nothing; it can be corrected and sent again. */
        record Refused(EntryRefusal why) implements Taken {}
    }

    /** One day of one household: a fact of the register. */
    public record Day(String household, LocalDate on) {}

    private final Map<String, KnownHousehold> households;
    private final Map<String, VisitReport> reports = new HashMap<>();
    private final Set<String> superseded = new HashSet<>();
    private final Map<Day, Visit.Result> days = new HashMap<>();
    private final LocalDate today;

    /**
     * @param known reports kept so far, of these households or with the ids of the batch
     * @param days results that stand, whether they came by report or by file
     */
    public VisitLog(
            Map<String, KnownHousehold> households,
            List<VisitReport> known,
            Map<Day, Visit.Result> days,
            LocalDate today) {
        this.households = Map.copyOf(households);
        this.days.putAll(days);
        this.today = today;
        known.forEach(this::remember);
    }

    /** In the order of the batch. */
    public List<Taken> take(List<VisitReport> batch) {
        var answers = new ArrayList<@Nullable Taken>(java.util.Collections.nCopies(batch.size(), null));
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < batch.size(); i++) {
                if (answers.get(i) == null && !waits(batch.get(i), batch)) {
                    answers.set(i, take(batch.get(i)));
                    moved = true;
                }
            }
        }
        return answers.stream()
                .map(a -> a == null ? new Taken.Refused(EntryRefusal.SUPERSEDES_UNKNOWN) : a)
                .toList();
    }

    /** For what it corrects, where that comes in the same batch. */
    private boolean waits(VisitReport report, List<VisitReport> batch) {
        String former = report.supersedes();
        return former != null
                && !reports.containsKey(former)
                && !reports.containsKey(report.id())
                && batch.stream().anyMatch(other -> other.id().equals(former) && other != report);
    }

    private Taken take(VisitReport report) {
        VisitReport before = reports.get(report.id());
        if (before != null) {
            return before.equals(report) ? new Taken.Repeated() : new Taken.Refused(EntryRefusal.ID_CONFLICT);
        }
        EntryRefusal refusal = refusal(report);
        if (refusal != null) {
            return new Taken.Refused(refusal);
        }
        String former = report.supersedes();
        if (former != null) {
            VisitReport corrected = Objects.requireNonNull(reports.get(former));
            days.remove(new Day(corrected.household(), corrected.visitedOn()));
        }
        days.put(day(report), report.result());
        remember(report);
        return new Taken.Accepted();
    }

    private @Nullable EntryRefusal refusal(VisitReport report) {
        KnownHousehold household = households.get(report.household());
        if (household == null) {
            return EntryRefusal.UNKNOWN_HOUSEHOLD;
        }
        if (report.visitedOn().isAfter(today)) {
            return EntryRefusal.IN_FUTURE;
        }
        if (!household.listedBy(report.visitedOn())) {
            return EntryRefusal.BEFORE_LISTING;
        }
        String former = report.supersedes();
        return former == null ? conflict(report) : unknown(former, report);
    }

    private @Nullable EntryRefusal unknown(String former, VisitReport report) {
        VisitReport corrected = reports.get(former);
        if (corrected == null || !corrected.household().equals(report.household())) {
            return EntryRefusal.SUPERSEDES_UNKNOWN;
        }
        if (superseded.contains(former)) {
            return EntryRefusal.SUPERSEDED_ALREADY;
        }
        return corrected.visitedOn().equals(report.visitedOn()) ? null : conflict(report);
    }

    private @Nullable EntryRefusal conflict(VisitReport report) {
        Visit.Result standing = days.get(day(report));
        return standing == null || standing == report.result() ? null : EntryRefusal.VISIT_CONFLICT;
    }

    private void remember(VisitReport report) {
        reports.put(report.id(), report);
        if (report.supersedes() != null) {
            superseded.add(report.supersedes());
        }
    }

    private static Day day(VisitReport report) {
        return new Day(report.household(), report.visitedOn());
    }
}
