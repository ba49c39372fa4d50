package pe.juntos.graduation.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.graduation.followup.FollowUp.Cause;
import pe.juntos.graduation.followup.FollowUp.Result;
import pe.juntos.platform.policy.Policies;

/** GRA-8: after the exit a household is visited at 6, 12 and 24 months; which visit counts, to the day. */
class Gra8FollowUpTest {

    private static final LocalDate TODAY = LocalDate.parse("2028-12-31");
    private static final FollowUpPolicy POLICY =
            Policies.load("policies/followup", FollowUpPolicy.class).at(TODAY).parameters();

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 6, 2026-12-30",
        "2026-08-31, 6, 2027-02-28",
        "2027-08-31, 6, 2028-02-29",
        "2026-06-30, 12, 2027-06-30",
        "2024-02-29, 12, 2025-02-28",
        "2026-06-30, 24, 2028-06-30"
    })
    void aMilestoneCountsFromItsDayOnAndNotADayBefore(LocalDate exited, int months, LocalDate due) {
        assertThat(FollowUpRule.dueOn(exited, months)).isEqualTo(due);
        var left = new FollowUpRule.Left(exited, "GRADUATED", Set.of());
        assertThat(check(visit(months, due.toString(), Result.STABLE), left)).isEmpty();
        assertThat(check(visit(months, due.minusDays(1).toString(), Result.STABLE), left))
                .contains(FollowUpRefusal.TOO_EARLY);
    }

    @ParameterizedTest
    @CsvSource({
        "GRADUATED, ",
        "NOT_POOR, ",
        "TERM_REACHED, ",
        "NO_TARGET_MEMBERS, ",
        "MOVED_OUT, NOT_FOLLOWED_UP",
        "DECEASED_ALL, NOT_FOLLOWED_UP",
        "FALSE_DECLARATION, NOT_FOLLOWED_UP",
        ", NOT_FOLLOWED_UP"
    })
    void onlyWhoLeftByTheProgrammesRulesIsFollowedUp(String reason, FollowUpRefusal refusal) {
        assertThat(check(
                        visit(6, "2027-01-10", Result.WORSE),
                        new FollowUpRule.Left(LocalDate.parse("2026-06-30"), reason, Set.of())))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 2027-01-10, STABLE, ",
        "7, 2027-02-10, STABLE, MONTHS_UNKNOWN",
        "12, 2027-07-10, STABLE, ALREADY_RECORDED",
        ", 2026-06-30, STABLE, ",
        ", 2026-06-29, STABLE, BEFORE_EXIT",
        ", 2028-12-31, NOT_FOUND, ",
        ", 2029-01-01, STABLE, IN_FUTURE",
        "6, 2027-01-10, RELAPSED, CAUSES_REQUIRED"
    })
    void everyOtherVisitIsRefusedWithItsCode(Integer months, String on, Result result, FollowUpRefusal refusal) {
        assertThat(check(
                        visit(months, on, result),
                        new FollowUpRule.Left(LocalDate.parse("2026-06-30"), "GRADUATED", Set.of(12))))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void onlyARelapseHasCausesAndNobodyIsVisitedWhileInTheProgramme() {
        var left = new FollowUpRule.Left(LocalDate.parse("2026-06-30"), "GRADUATED", Set.of());
        var because = List.of(Cause.FROST_OR_FLOOD);
        var on = LocalDate.parse("2027-01-10");
        assertThat(check(new FollowUp("V", "H", 6, on, Result.RELAPSED, because), left))
                .isEmpty();
        assertThat(check(new FollowUp("V", "H", 6, on, Result.STABLE, because), left))
                .contains(FollowUpRefusal.CAUSES_NOT_EXPECTED);
        assertThat(check(visit(6, "2027-01-10", Result.STABLE), new FollowUpRule.Left(null, null, Set.of())))
                .contains(FollowUpRefusal.NOT_LEFT);
    }

    private static Optional<FollowUpRefusal> check(FollowUp visit, FollowUpRule.Left left) {
        return FollowUpRule.check(visit, left, TODAY, POLICY);
    }

    private static FollowUp visit(Integer months, String on, Result result) {
        return new FollowUp("V-1", "H0000000000000001", months, LocalDate.parse(on), result, List.of());
    }
}
