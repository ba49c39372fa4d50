package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.newlyAffiliated;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.member.Participation;
import pe.juntos.coresponsibility.period.Period;

/** CAL-3: the period in which a household becomes affiliated is not verified, and is paid. */
class Cal3Test {
    private static final Period MAY_JUNE = Period.of("2026-3");

    @ParameterizedTest
    @CsvSource({
        "2026-04-30, , true, false", // the day before
        "2026-05-01, , true, true",
        "2026-06-30, , true, true", // the last day
        "2026-07-01, , false, false",
        ", , false, false",
        "2026-01-01, 2026-06-29, false, false",
        "2026-01-01, 2026-06-30, false, false", // gone on the last day
        "2026-01-01, 2026-07-01, true, false",
        "2026-05-10, 2026-05-20, false, true"
    })
    void takes_part_if_affiliated_and_not_gone_by_the_last_day_and_begins_in_the_period_of_its_affiliation(
            LocalDate affiliated, LocalDate exited, boolean in, boolean begins) {
        var participation = new Participation(affiliated, exited);
        assertThat(participation.in(MAY_JUNE)).isEqualTo(in);
        assertThat(participation.beginsIn(MAY_JUNE)).isEqualTo(begins);
    }

    @Test
    void is_waived_even_with_a_breach_or_without_target_members() {
        var verdict = newlyAffiliated(BREACH);
        assertThat(verdict.outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(verdict.members().getFirst().outcome()).isEqualTo(new Outcome.Waived(Reason.AFFILIATION_PERIOD));
        assertThat(newlyAffiliated().outcome()).isEqualTo(HouseholdOutcome.WAIVED);
        assertThat(newlyAffiliated().payable()).isTrue();
    }
}
