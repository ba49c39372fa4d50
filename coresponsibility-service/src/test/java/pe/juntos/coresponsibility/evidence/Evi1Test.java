package pe.juntos.coresponsibility.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.coresponsibility.establishment.Signatory;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.security.Territory;

/** EVI-1 and the refusals of one record. */
class Evi1Test {
    private static final Period PERIOD = Period.of("2026-3");
    private static final LocalDate MAY_10 = LocalDate.of(2026, 5, 10);
    private static final ReferenceFacts FACTS = new ReferenceFacts(
            Map.of(
                    "S-00000001",
                    at("050101", new Signatory("F1", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31))),
                    "E-0000001",
                    at("050101", new Signatory("D1", LocalDate.of(2020, 1, 1), null)),
                    "S-00000002",
                    at("050201")),
            Set.of(PERIOD, Period.of("2026-1"), Period.of("2028-1")),
            Policies.load("policy/evidence", EvidencePolicy.class));

    @ParameterizedTest
    @CsvSource({
        "F1, 2026-04-30, SIGNATORY_NOT_VALID",
        "F1, 2026-05-01, ",
        "F1, 2026-05-31, ",
        "F1, 2026-06-01, SIGNATORY_NOT_VALID", // valid yesterday
        "D1, 2026-05-10, SIGNATORY_UNKNOWN",
        ", 2026-05-10, UNSIGNED",
        "F1, , UNSIGNED"
    })
    void is_signed_by_the_registered_head_valid_that_day(String signature, LocalDate day, EvidenceRefusal refusal) {
        var signed = new Signed("1", PERIOD, "S-00000001", "p", signature, day, null);
        assertThat(check(health(signed, MAY_10)).orElse(null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-30, OUTSIDE_PERIOD", "2026-05-01, ", "2026-06-30, ", "2026-07-01, OUTSIDE_PERIOD"})
    void lies_in_its_period(LocalDate heldOn, EvidenceRefusal refusal) {
        assertThat(check(health(signed("S-00000001", "F1"), heldOn)).orElse(null))
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 17, 3, ",
        "20, 17, 4, DAYS_EXCEED_SCHOOL_DAYS",
        "0, 0, 0, ",
        "-1, 0, 0, NEGATIVE_DAYS",
        "20, -1, 0, NEGATIVE_DAYS",
        "20, 0, -1, NEGATIVE_DAYS",
        "20, 2147483647, 1, DAYS_EXCEED_SCHOOL_DAYS"
    })
    void counts_days_that_can_be(int days, int attended, int justified, EvidenceRefusal refusal) {
        var month = new EvidenceRecord.Education(
                signed("E-0000001", "D1"), YearMonth.of(2026, 6), days, attended, justified);
        assertThat(check(month).orElse(null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-3, 2026-05, 31, ",
        "2026-3, 2026-05, 32, SCHOOL_DAYS_EXCEED_MONTH",
        "2026-3, 2026-06, 30, ",
        "2026-3, 2026-06, 31, SCHOOL_DAYS_EXCEED_MONTH",
        "2026-1, 2026-02, 28, ",
        "2026-1, 2026-02, 29, SCHOOL_DAYS_EXCEED_MONTH",
        "2028-1, 2028-02, 29, ", // a leap year
        "2028-1, 2028-02, 30, SCHOOL_DAYS_EXCEED_MONTH",
        "2026-3, 2026-05, 2147483647, SCHOOL_DAYS_EXCEED_MONTH"
    })
    void a_month_has_no_more_school_days_than_days(String period, String month, int days, EvidenceRefusal refusal) {
        var signed = new Signed("1", Period.of(period), "E-0000001", "p", "D1", MAY_10, null);
        var record = new EvidenceRecord.Education(signed, YearMonth.parse(month), days, 0, 0);
        assertThat(check(record).orElse(null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"23, 2026-05, 23", "31, 2026-05, 31", "31, 2026-06, 30", "40, 2026-05, 31"})
    void a_policy_may_lower_the_most_school_days_but_not_lengthen_a_month(int most, YearMonth month, int days) {
        assertThat(new EvidencePolicy(most).mostSchoolDays(month)).isEqualTo(days);
    }

    @Test
    void comes_from_a_registered_establishment_of_the_sector_for_a_period_that_was_opened() {
        assertThat(check(health(signed("S-00000009", "F1"), MAY_10))).contains(EvidenceRefusal.UNKNOWN_ESTABLISHMENT);
        assertThat(check(health(signed("E-0000001", "D1"), MAY_10))).contains(EvidenceRefusal.ESTABLISHMENT_KIND);
        assertThat(check(health(signed("S-00000002", "F1"), MAY_10))).contains(EvidenceRefusal.SIGNATORY_UNKNOWN);
        var other = new Signed("1", PERIOD.previous(), "S-00000001", "p", "F1", MAY_10, null);
        assertThat(check(health(other, MAY_10))).contains(EvidenceRefusal.PERIOD_NOT_OPEN);
    }

    @Test
    void late_evidence_goes_back_six_periods() {
        var latest = Period.of("2027-3");
        var six = Period.of("2026-3");
        assertThat(ReferenceFacts.accepting(Set.of(latest, six, six.previous()), 6))
                .containsExactlyInAnyOrder(latest, six);
    }

    @ParameterizedTest
    @CsvSource({
        "S-00000001, *, F1, ",
        "S-00000001, 0501, F1, ",
        "S-00000001, 0502, F1, ESTABLISHMENT_NOT_YOURS",
        "S-00000002, 0501, F1, ESTABLISHMENT_NOT_YOURS", // before its signature is looked at
        "S-00000009, 0501, F1, UNKNOWN_ESTABLISHMENT"
    })
    void an_office_reports_for_its_territory(
            String establishment, String territory, String signature, EvidenceRefusal refusal) {
        var reporter = new Reporter.OfTerritory(new Territory(Set.of(territory)));
        var record = health(signed(establishment, signature), MAY_10);
        assertThat(EvidenceRule.check(record, FACTS, reporter).orElse(null)).isEqualTo(refusal);
    }

    @Test
    void a_head_reports_for_its_own_establishments_wherever_they_are() {
        var head = new Reporter.OfEstablishments(Set.of("S-00000001"));
        assertThat(EvidenceRule.check(health(signed("S-00000001", "F1"), MAY_10), FACTS, head))
                .isEmpty();
        var month = new EvidenceRecord.Education(signed("E-0000001", "D1"), YearMonth.of(2026, 6), 20, 20, 0);
        assertThat(EvidenceRule.check(month, FACTS, head)).contains(EvidenceRefusal.ESTABLISHMENT_NOT_YOURS);
    }

    @Test
    void a_correction_reaches_no_further_than_the_reporter() {
        assertThat(Reach.of(new Reporter.OfTerritory(new Territory(Set.of("*"))))
                        .patterns())
                .isNull();
        assertThat(Reach.of(new Reporter.OfTerritory(new Territory(Set.of("0501"))))
                        .patterns())
                .containsExactly("0501%");
        assertThat(Reach.of(new Reporter.OfEstablishments(Set.of("S-00000001"))).patterns())
                .isEmpty();
    }

    private static Optional<EvidenceRefusal> check(EvidenceRecord evidence) {
        return EvidenceRule.check(evidence, FACTS, new Reporter.OfTerritory(new Territory(Set.of("*"))));
    }

    private static ReferenceFacts.Registered at(String district, Signatory... signatories) {
        return new ReferenceFacts.Registered(district, List.of(signatories));
    }

    private static Signed signed(String establishment, String signature) {
        return new Signed("1", PERIOD, establishment, "p", signature, MAY_10, null);
    }

    private static EvidenceRecord health(Signed signed, LocalDate heldOn) {
        return new EvidenceRecord.Health(signed, heldOn, EvidenceRecord.Kind.CRED, EvidenceRecord.Result.ATTENDED);
    }
}
