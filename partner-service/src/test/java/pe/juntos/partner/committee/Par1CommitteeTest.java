package pe.juntos.partner.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PAR-1: minutes with a quorum, plans with tasks of both parties, and how a task stands. */
class Par1CommitteeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final CommitteePolicy POLICY = new CommitteePolicy(50, 15);
    private static final Set<String> MEMBERS = Set.of("JUNTOS", "GDS", "DIRESA", "DRE");

    @ParameterizedTest
    @CsvSource({
        "JUNTOS+GDS,0,GDS,0,",
        "JUNTOS,0,GDS,0,NO_QUORUM",
        "GDS+DRE,0,GDS,0,JUNTOS_MISSING",
        "JUNTOS+UGEL,0,GDS,0,INSTITUTION_UNKNOWN",
        "JUNTOS+GDS,0,UGEL,0,INSTITUTION_UNKNOWN",
        "JUNTOS+GDS,31,GDS,31,IN_FUTURE",
        "JUNTOS+GDS,30,GDS,30,",
        "JUNTOS+GDS,-1,GDS,0,BEFORE_COMMITTEE",
        "JUNTOS+GDS,5,GDS,4,DUE_BEFORE_SESSION",
        "JUNTOS+GDS,5,GDS,5,"
    })
    void minutesAreOfASessionWithHalfOfTheInstitutions(
            String attended, int on, String institution, int due, CommitteeRefusal expected) {
        var tasks = List.of(task("t1", Task.Party.COUNTERPART, institution, "0301", DAY.plusDays(due)));
        var session = new Session(DAY.plusDays(on), set(attended), List.of("Se acuerda"), tasks);
        assertThat(session.wrong(MEMBERS, DAY, "03", DAY.plusDays(30), POLICY))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"4,2,true", "5,2,false", "5,3,true", "6,3,true", "7,3,false"})
    void theQuorumIsHalfExactlyHalfToo(int institutions, int attended, boolean quorum) {
        assertThat(POLICY.quorum(attended, institutions)).isEqualTo(quorum);
    }

    @ParameterizedTest
    @CsvSource({
        "JUNTOS+COUNTERPART,0301+030201,2026-12-31,",
        "JUNTOS+COUNTERPART,0301+030201,2027-01-01,DUE_OUTSIDE_YEAR",
        "JUNTOS+COUNTERPART,0301+030201,2025-12-31,DUE_OUTSIDE_YEAR",
        "JUNTOS+JUNTOS,0301+0302,2026-06-01,PARTY_WITHOUT_TASK",
        "COUNTERPART+COUNTERPART,0301+0302,2026-06-01,PARTY_WITHOUT_TASK",
        "JUNTOS+COUNTERPART,0301+0401,2026-06-01,AREA_OUTSIDE_REGION",
        "JUNTOS+COUNTERPART,03+0301,2026-06-01,AREA_OUTSIDE_REGION"
    })
    void aPlanHasTasksOfBothPartiesInItsYearAndRegion(
            String parties, String areas, LocalDate due, CommitteeRefusal expected) {
        var party = parties.split("\\+", -1);
        var area = areas.split("\\+", -1);
        var plan = new WorkPlan(
                2026,
                List.of(
                        task("a", Task.Party.valueOf(party[0]), "JUNTOS", area[0], LocalDate.of(2026, 5, 1)),
                        task("b", Task.Party.valueOf(party[1]), "GDS", area[1], due)));
        assertThat(plan.wrong("03")).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "20,,0,OPEN",
        "16,,0,OPEN",
        "15,,0,DUE_SOON",
        "0,,0,DUE_SOON",
        "0,,1,OVERDUE",
        "0,0,1,DONE",
        "0,1,1,DONE_LATE",
        "0,2,1,OVERDUE",
        "20,0,0,DONE"
    })
    void aTaskIsDoneUntilItsDayAndCountsFromThen(int due, Integer done, int on, Task.State expected) {
        var state =
                Task.State.of(DAY.plusDays(due), done == null ? null : DAY.plusDays(done), DAY.plusDays(on), POLICY);
        assertThat(state).isEqualTo(expected);
        assertThat(state.counts())
                .isEqualTo(Set.of(Task.State.DONE, Task.State.DONE_LATE, Task.State.OVERDUE)
                        .contains(expected));
    }

    private static Task task(String id, Task.Party party, String institution, String area, LocalDate due) {
        return new Task(id, party, institution, "Capacitar", area, due);
    }

    private static Set<String> set(String joined) {
        return Arrays.stream(joined.split("\\+", -1)).collect(Collectors.toSet());
    }
}
