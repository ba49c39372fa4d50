package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.attention.Cases.LIFE;
import static pe.juntos.affiliation.attention.Cases.TODAY;
import static pe.juntos.affiliation.attention.Cases.complaint;
import static pe.juntos.affiliation.attention.Cases.moved;
import static pe.juntos.affiliation.attention.Cases.refused;
import static pe.juntos.affiliation.attention.Cases.routed;
import static pe.juntos.affiliation.attention.Cases.subject;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time limits in working days, escalation, resolution and reopening, on both sides of each limit. */
class Usr1CaseLifeTest {

    /** From Tuesday 30 June 2026; 23, 28 and 29 July and 6 August are holidays. */
    @ParameterizedTest
    @CsvSource({"QUERY,2026-07-07", "REQUEST,2026-07-21", "COMPLAINT,2026-07-21"})
    void the_limit_is_counted_in_working_days(CaseType type, LocalDate limit) {
        Case now = routed(subject(type, Category.PAYMENT, null));
        assertThat(now.limitOn()).isEqualTo(limit);
        assertThat(now.overdue(limit)).isFalse();
        assertThat(now.overdue(limit.plusDays(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-17,2026-08-13", "2026-07-21,2026-08-17"})
    void holidays_do_not_count(LocalDate opened, LocalDate limit) {
        Case now = LIFE.open("C0000000000000000", subject(CaseType.COMPLAINT, Category.PAYMENT, null), opened);
        assertThat(now.limitOn()).isEqualTo(limit);
    }

    @Test
    void it_is_escalated_the_day_after_its_limit_and_once() {
        Case now = complaint();
        assertThat(LIFE.apply(now, new Command.Escalate(now.limitOn()))).isEqualTo(new Move.Unchanged(now));
        LocalDate late = now.limitOn().plusDays(1);
        Case escalated = moved(LIFE.apply(now, new Command.Escalate(late)));
        assertThat(escalated.state()).isEqualTo(new CaseState.Escalated(Office.HEADQUARTERS));
        assertThat(escalated.escalations()).isEqualTo(1);
        assertThat(escalated.limitOn()).as("it stays overdue").isEqualTo(now.limitOn());
        assertThat(escalated.actBy()).isEqualTo(LocalDate.of(2026, 8, 3));
        assertThat(LIFE.apply(escalated, new Command.Escalate(late))).isEqualTo(new Move.Unchanged(escalated));
        assertThat(LIFE.apply(escalated, new Command.Escalate(LocalDate.of(2027, 1, 1))))
                .as("nobody is above headquarters")
                .isEqualTo(new Move.Unchanged(escalated));
    }

    @ParameterizedTest
    @CsvSource({
        "QUERY,ANSWERED,true",
        "QUERY,UPHELD,false",
        "COMPLAINT,UPHELD,true",
        "COMPLAINT,NOT_UPHELD,true",
        "COMPLAINT,ANSWERED,false",
        "REQUEST,PARTLY_UPHELD,true"
    })
    void a_query_is_answered_and_the_others_are_upheld_or_not(CaseType type, Result result, boolean taken) {
        Case now = routed(subject(type, Category.PAYMENT, null));
        Move move = LIFE.apply(now, new Command.Resolve(office(now), result, TODAY));
        assertThat(move instanceof Move.Moved).isEqualTo(taken);
        if (!taken) {
            assertThat(refused(move)).isEqualTo(CaseRefusal.RESULT_NOT_OF_TYPE);
        }
    }

    @Test
    void only_the_office_that_has_it_resolves_it() {
        assertThat(refused(LIFE.apply(complaint(), new Command.Resolve(Office.LOCAL, Result.UPHELD, TODAY))))
                .isEqualTo(CaseRefusal.NOT_RESPONSIBLE);
    }

    @Test
    void resolved_it_is_not_resolved_otherwise_routed_or_escalated() {
        Case done = resolved(TODAY);
        assertThat(LIFE.apply(done, new Command.Resolve(Office.REGIONAL, Result.UPHELD, TODAY.plusDays(3))))
                .isEqualTo(new Move.Unchanged(done));
        assertThat(refused(LIFE.apply(done, new Command.Resolve(Office.REGIONAL, Result.NOT_UPHELD, TODAY))))
                .isEqualTo(CaseRefusal.ALREADY_RESOLVED);
        assertThat(refused(LIFE.apply(done, new Command.Route(Office.HEADQUARTERS))))
                .isEqualTo(CaseRefusal.ALREADY_RESOLVED);
        assertThat(LIFE.apply(done, new Command.Escalate(TODAY.plusYears(1)))).isEqualTo(new Move.Unchanged(done));
        assertThat(done.overdue(TODAY.plusYears(1))).isFalse();
    }

    /** Ten working days after 30 June 2026 end on 14 July. */
    @ParameterizedTest
    @CsvSource({"2026-07-14,true", "2026-07-15,false"})
    void it_can_be_reopened_for_ten_working_days(LocalDate on, boolean taken) {
        Move move = LIFE.apply(resolved(TODAY), new Command.Reopen(on));
        if (taken) {
            Case again = moved(move);
            assertThat(again.state()).isEqualTo(new CaseState.Routed(Office.HEADQUARTERS));
            assertThat(again.reopenings()).isEqualTo(1);
            assertThat(again.limitOn()).isAfter(on);
        } else {
            assertThat(refused(move)).isEqualTo(CaseRefusal.REOPENING_TOO_LATE);
        }
    }

    @Test
    void what_is_not_resolved_is_not_reopened() {
        assertThat(refused(LIFE.apply(complaint(), new Command.Reopen(TODAY)))).isEqualTo(CaseRefusal.NOT_RESOLVED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-21,true",
        "2026-07-22,false",
    })
    void resolved_on_its_limit_is_in_time(LocalDate on, boolean onTime) {
        assertThat(CaseContent.of(resolved(on)).onTime()).isEqualTo(onTime);
    }

    private static Case resolved(LocalDate on) {
        return moved(LIFE.apply(complaint(), new Command.Resolve(Office.REGIONAL, Result.UPHELD, on)));
    }

    private static Office office(Case now) {
        return java.util.Objects.requireNonNull(now.office());
    }
}
