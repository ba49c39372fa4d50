package pe.juntos.partner.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** PAR-1: what an agreement is, who records its steps, and whether its commitments are kept. */
class Par1AgreementTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-30");
    private static final AgreementPolicy POLICY =
            Policies.load("policies/agreement", AgreementPolicy.class).at(DAY).parameters();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, 030101, 1, 2026-06-30,",
        "2026-01-01, 2026-12-31, 0301, 0.01, 2026-01-01,",
        "2026-01-01, 2026-12-31, 0301, 1, 2026-12-31,",
        "2026-01-01, 2025-12-31, 0301, 1, 2026-06-30, BAD_DATES",
        "2026-01-01, 2026-12-31, 0401, 1, 2026-06-30, AREA_OUTSIDE_REGION",
        "2026-01-01, 2026-12-31, 03, 1, 2026-06-30, AREA_OUTSIDE_REGION",
        "2026-01-01, 2026-12-31, 0301, 0, 2026-06-30, TARGET_NOT_POSITIVE",
        "2026-01-01, 2026-12-31, 0301, 1, 2025-12-31, DUE_OUTSIDE_VALIDITY",
        "2026-01-01, 2026-12-31, 0301, 1, 2027-01-01, DUE_OUTSIDE_VALIDITY",
    })
    void anAgreementIsWholeOrSaysWhatIsWrong(
            LocalDate from, LocalDate until, String area, BigDecimal target, LocalDate due, AgreementRefusal why) {
        assertThat(draft(
                                from,
                                until,
                                commitment("a", Party.JUNTOS, area, target, due),
                                commitment("b", Party.COUNTERPART, "0301", BigDecimal.ONE, from))
                        .wrong())
                .isEqualTo(Optional.ofNullable(why));
    }

    @Test
    void eachPartyCommitsItselfOnceToEachThing() {
        var ours = commitment("a", Party.JUNTOS, "0301", BigDecimal.ONE, DAY);
        var theirs = commitment("a", Party.COUNTERPART, "0301", BigDecimal.ONE, DAY);
        var from = DAY.withDayOfYear(1);
        assertThat(draft(from, from.plusYears(1), ours).wrong()).contains(AgreementRefusal.PARTY_WITHOUT_COMMITMENT);
        assertThat(draft(from, from.plusYears(1), ours, theirs).wrong()).contains(AgreementRefusal.COMMITMENT_TWICE);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, , 2026-06-30,",
        "DRAFT, , 2026-07-01, IN_FUTURE",
        "SIGNED, 2026-06-01, 2026-06-30, ALREADY_DONE",
        "RATIFIED, 2026-06-01, 2026-06-30, ALREADY_DONE",
    })
    void aDraftIsSigned(Stage stage, LocalDate signedOn, LocalDate on, AgreementRefusal why) {
        assertThat(AgreementSteps.sign(new AgreementSteps.Done(stage, signedOn, "rosa", DAY), on, DAY))
                .isEqualTo(Optional.ofNullable(why));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNED, 2026-06-01, 2026-06-01, carlos,",
        "SIGNED, 2026-06-01, 2026-05-31, carlos, BEFORE_SIGNATURE",
        "SIGNED, 2026-06-01, 2026-06-30, rosa, SAME_PERSON",
        "SIGNED, 2026-06-01, 2026-07-01, carlos, IN_FUTURE",
        "DRAFT, , 2026-06-30, carlos, NOT_SIGNED",
        "RATIFIED, 2026-06-01, 2026-06-30, carlos, ALREADY_DONE",
    })
    void anotherPersonRecordsTheRatification(
            Stage stage, LocalDate signedOn, LocalDate on, String by, AgreementRefusal why) {
        assertThat(AgreementSteps.ratify(new AgreementSteps.Done(stage, signedOn, "rosa", DAY), on, by, DAY))
                .isEqualTo(Optional.ofNullable(why));
    }

    /** 30 days before its day a commitment is due soon. */
    @ParameterizedTest
    @CsvSource({
        "99.99, 2026-06-29, OVERDUE",
        "100, 2026-06-29, KEPT",
        "100.01, 2026-12-31, KEPT",
        ", 2026-06-29, OVERDUE",
        ", 2026-06-30, DUE_SOON",
        "99, 2026-07-30, DUE_SOON",
        "99, 2026-07-31, OPEN",
    })
    void aCommitmentIsKeptWhenItsTargetIsReached(BigDecimal reached, LocalDate due, Keeping keeping) {
        assertThat(Keeping.of(BigDecimal.valueOf(100), reached, due, DAY, POLICY))
                .isEqualTo(keeping);
    }

    /** Notices at 180, 90 and 30 days; one that was missed is made good by the nearer one only. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-28, , ", "2026-12-27, , 180", "2026-12-27, 180, ", "2026-09-28, 180, 90", "2026-09-29, 180, ",
        "2026-07-30, 180 90, 30", "2026-07-30, , 30", "2026-07-30, 30, ", "2026-06-30, , 30", "2026-06-29, , ",
    })
    void noticeOfALapseIsGivenInTimeAndOnce(LocalDate until, String given, Integer days) {
        var before = given == null
                ? List.<Integer>of()
                : Arrays.stream(given.split(" ")).map(Integer::valueOf).toList();
        assertThat(Keeping.notice(until, DAY, before, POLICY)).isEqualTo(Optional.ofNullable(days));
    }

    @Test
    void noticeIsGivenBefore() {
        assertThatThrownBy(() -> new AgreementPolicy(List.of(30, -1), 30)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AgreementDraft draft(LocalDate from, LocalDate until, AgreementDraft.Commitment... commitments) {
        return new AgreementDraft("022-2026", Kind.HEALTH, "03", "Ejemplo", from, until, List.of(commitments));
    }

    private static AgreementDraft.Commitment commitment(
            String id, Party party, String area, BigDecimal target, LocalDate due) {
        return new AgreementDraft.Commitment(id, party, "Capacita", "personas capacitadas", area, target, due);
    }
}
