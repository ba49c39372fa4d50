package pe.juntos.affiliation.entry.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.Visit;

/** AFF-1: what a phone kept while it was offline counts once, in whatever order it comes. */
class Aff1VisitLogTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Test
    void a_visit_of_today_counts_and_one_of_tomorrow_does_not() {
        assertThat(log(List.of()).take(List.of(report("1", TODAY, Visit.Result.VERIFIED, null))))
                .containsExactly(new VisitLog.Taken.Accepted());
        assertThat(log(List.of()).take(List.of(report("1", TODAY.plusDays(1), Visit.Result.VERIFIED, null))))
                .containsExactly(new VisitLog.Taken.Refused(EntryRefusal.IN_FUTURE));
    }

    @Test
    void a_household_listed_again_is_visited_from_that_day_on() {
        assertThat(log(List.of()).take(List.of(report("1", LocalDate.of(2026, 1, 1), Visit.Result.VERIFIED, null))))
                .containsExactly(new VisitLog.Taken.Accepted());
        assertThat(log(List.of()).take(List.of(report("1", LocalDate.of(2025, 12, 31), Visit.Result.VERIFIED, null))))
                .containsExactly(new VisitLog.Taken.Refused(EntryRefusal.BEFORE_LISTING));
    }

    @Test
    void reports_that_correct_each_other_in_a_circle_are_refused() {
        assertThat(log(List.of())
                        .take(List.of(
                                report("1", TODAY, Visit.Result.VERIFIED, "2"),
                                report("2", TODAY, Visit.Result.NOT_FOUND, "1"))))
                .containsOnly(new VisitLog.Taken.Refused(EntryRefusal.SUPERSEDES_UNKNOWN));
    }

    @Property
    void the_order_in_a_batch_changes_nothing(@ForAll long seed) {
        List<VisitReport> chain = chain(seed);
        Map<String, VisitLog.Taken> straight = answers(chain);
        List<VisitReport> mixed = new ArrayList<>(chain);
        Collections.shuffle(mixed, new Random(seed));
        assertThat(answers(mixed)).isEqualTo(straight);
        assertThat(straight.values()).containsOnly(new VisitLog.Taken.Accepted());
    }

    @Property
    void sent_again_it_counts_once(@ForAll long seed) {
        List<VisitReport> chain = chain(seed);
        assertThat(log(chain).take(chain)).containsOnly(new VisitLog.Taken.Repeated());
    }

    /** Visits on different days, some corrected, some of the corrections corrected. */
    private static List<VisitReport> chain(long seed) {
        var random = new Random(seed);
        var chain = new ArrayList<VisitReport>();
        for (int day = 0; day < 5; day++) {
            String former = null;
            for (int n = 0; n <= random.nextInt(3); n++) {
                String id = day + "-" + n;
                Visit.Result result = Visit.Result.values()[random.nextInt(3)];
                chain.add(report(id, TODAY.minusDays(day), result, former));
                former = id;
            }
        }
        return chain;
    }

    private static Map<String, VisitLog.Taken> answers(List<VisitReport> batch) {
        List<VisitLog.Taken> taken = log(List.of()).take(batch);
        var answers = new HashMap<String, VisitLog.Taken>();
        for (int i = 0; i < batch.size(); i++) {
            answers.put(batch.get(i).id(), taken.get(i));
        }
        return answers;
    }

    private static VisitLog log(List<VisitReport> known) {
        var household = new KnownHousehold(
                "H1",
                "050101",
                "Alto",
                HouseholdState.LISTED,
                List.of(),
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null,
                0,
                Set.of(),
                null);
        return new VisitLog(Map.of("H1", household), known, Map.of(), TODAY);
    }

    private static VisitReport report(String id, LocalDate on, Visit.Result result, String supersedes) {
        return new VisitReport(id, "H1", on, result, null, supersedes);
    }
}
