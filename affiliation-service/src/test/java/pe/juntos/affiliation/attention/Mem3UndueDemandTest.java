package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.attention.Cases.LIFE;
import static pe.juntos.affiliation.attention.Cases.POLICY;
import static pe.juntos.affiliation.attention.Cases.TODAY;
import static pe.juntos.affiliation.attention.Cases.refused;
import static pe.juntos.affiliation.attention.Cases.routed;
import static pe.juntos.affiliation.attention.Cases.subject;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Demands outside the official catalogue can be reported against whoever made them. */
class Mem3UndueDemandTest {

    @ParameterizedTest
    @EnumSource(Demanded.class)
    void whatever_is_no_condition_can_be_reported_without_a_name(Demanded demanded) {
        assertThat(check(demanded.name(), Accused.LOCAL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ",LOCAL,DEMAND_REQUIRED",
        "CRED,LOCAL,DEMAND_IS_OFFICIAL",
        "PRENATAL,LOCAL,DEMAND_IS_OFFICIAL",
        "SCHOOL,LOCAL,DEMAND_IS_OFFICIAL",
        "IDENTITY,LOCAL,DEMAND_IS_OFFICIAL",
        "DANCING,LOCAL,DEMAND_UNKNOWN",
        "GARDEN,,AGAINST_REQUIRED",
        "GARDEN,ESTABLISHMENT,ESTABLISHMENT_REQUIRED"
    })
    void a_report_says_what_was_demanded_and_by_whom(
            @Nullable String demanded, @Nullable Accused against, CaseRefusal refusal) {
        assertThat(check(demanded, against)).contains(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "ESTABLISHMENT,REGIONAL",
        "LOCAL,REGIONAL",
        "REGIONAL,HEADQUARTERS",
        "HEADQUARTERS,CONTROL",
        "CONTROL,REGIONAL"
    })
    void it_goes_to_an_office_outside_the_one_reported(Accused against, Office office) {
        assertThat(routed(subject(CaseType.COMPLAINT, Category.UNDUE_DEMAND, against))
                        .office())
                .isEqualTo(office);
    }

    @ParameterizedTest
    @CsvSource({"LOCAL,LOCAL", "REGIONAL,REGIONAL", "REGIONAL,LOCAL", "HEADQUARTERS,REGIONAL"})
    void nobody_can_hand_it_back_to_that_office_or_below(Accused against, Office to) {
        Case now = routed(subject(CaseType.COMPLAINT, Category.UNDUE_DEMAND, against));
        assertThat(refused(LIFE.apply(now, new Command.Route(to)))).isEqualTo(CaseRefusal.OFFICE_ACCUSED);
    }

    @Test
    void nobody_in_the_role_reported_sees_it_but_the_auditor_does() {
        assertThat(CaseAccess.blinded(Set.of("GESTOR"))).contains("GESTOR");
        assertThat(CaseAccess.blinded(Set.of("AUDITOR", "REGIONAL_COORDINATOR")))
                .containsExactly("AUDITOR");
    }

    @Test
    void names_are_for_the_office_that_has_it() {
        AttentionPolicy policy = POLICY.parameters();
        assertThat(CaseAccess.persons(Set.of("REGIONAL_COORDINATOR"), Office.REGIONAL, policy))
                .isTrue();
        assertThat(CaseAccess.persons(Set.of("GESTOR"), Office.REGIONAL, policy))
                .isFalse();
        assertThat(CaseAccess.persons(Set.of("AUDITOR"), Office.REGIONAL, policy))
                .isTrue();
        assertThat(CaseAccess.persons(Set.of("GESTOR"), null, policy)).isFalse();
    }

    private static Optional<CaseRefusal> check(@Nullable String demanded, @Nullable Accused against) {
        return IntakeRule.check(
                new Intake(
                        Channel.PHONE,
                        CaseType.COMPLAINT,
                        Category.UNDUE_DEMAND,
                        Source.ANONYMOUS,
                        "050101",
                        null,
                        against,
                        demanded,
                        null,
                        null,
                        null,
                        TODAY,
                        "Se les pide algo más"),
                POLICY.parameters(),
                TODAY);
    }
}
