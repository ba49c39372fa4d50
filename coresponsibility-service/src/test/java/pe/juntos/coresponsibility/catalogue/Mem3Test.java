package pe.juntos.coresponsibility.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.coresponsibility.evidence.EvidenceRecord;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;

/** MEM-3: only official conditions exist. */
class Mem3Test {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);
    private static final Catalogue CATALOGUE =
            new Catalogue(Policies.load("policy/catalogue", ConditionCatalogue.class));

    @ParameterizedTest
    @CsvSource({
        "CRED, ",
        "IDENTITY_DOCUMENT, ",
        "GARDEN, UNDUE_DEMAND",
        "LITERACY_CLASS, UNDUE_DEMAND",
        "PARADE, UNDUE_DEMAND",
        "cred, NOT_A_CONDITION",
        "WEEDING, NOT_A_CONDITION"
    })
    void what_is_in_no_agreement_is_refused(String code, CatalogueRefusal refusal) {
        assertThat(CATALOGUE.refusal(TODAY, code).orElse(null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"2005-04-06, ", "2005-04-07, catalogue-2005", "2009-12-31, catalogue-2005", "2010-01-01, catalogue-2010"
    })
    void the_version_in_force_on_the_day_decides(LocalDate day, String id) {
        assertThat(CATALOGUE.on(day).map(Policy::id).orElse(null)).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(EvidenceRecord.Kind.class)
    void whatever_evidence_can_name_is_in_the_agreement(EvidenceRecord.Kind kind) {
        assertThat(CATALOGUE.refusal(TODAY, kind.name())).isEmpty();
    }

    @Test
    void exactly_the_conditions_that_verdicts_name_are_verified() {
        for (var version : CATALOGUE.versions().versions()) {
            assertThat(version.parameters().conditions())
                    .filteredOn(OfficialCondition::verified)
                    .extracting(OfficialCondition::code)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Condition.values()).map(Enum::name).toList());
        }
    }

    @Test
    void a_version_without_a_condition_that_verdicts_name_is_refused() {
        var poorer = Policies.load("poorer-catalogue", ConditionCatalogue.class);
        assertThatThrownBy(() -> new Catalogue(poorer))
                .hasMessage("PRENATAL is verified, and is no condition of poorer");
    }
}
