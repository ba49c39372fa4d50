package pe.juntos.affiliation.entry.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.entry.EntryRefusal;

/** AFF-3: the tighter of households and budget binds, and a ceiling is two persons' and looks forward. */
class Aff3PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "10,,10,HOUSEHOLD_CEILING",
        ",2000.00,10,BUDGET_CEILING",
        ",1999.99,9,BUDGET_CEILING",
        ",2199.99,10,BUDGET_CEILING",
        "10,2000.00,10,HOUSEHOLD_CEILING",
        "11,2000.00,10,BUDGET_CEILING",
        "9,2000.00,9,HOUSEHOLD_CEILING",
        "0,2000.00,0,HOUSEHOLD_CEILING",
        "9,0.00,0,BUDGET_CEILING"
    })
    void places(Long households, BigDecimal budget, long places, PlacesRule.Binding binding) {
        assertThat(PlacesRule.of(ceiling("2026-07-01", households, budget), new BigDecimal("200.00")))
                .contains(new PlacesRule.Places(places, binding));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,5,,",
        "2026-06-29,5,,CEILING_IN_PAST",
        "2026-06-30,,,INCOMPLETE",
        "2026-06-30,-1,,INCOMPLETE",
        "2026-06-30,,-0.01,INCOMPLETE"
    })
    void proposals(String from, Long households, BigDecimal budget, EntryRefusal refusal) {
        assertThat(PlacesRule.proposal(ceiling(from, households, budget), LocalDate.of(2026, 6, 30)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({"ines,2026-06-30,", "irma,2026-06-30,SAME_PERSON", "ines,2026-07-02,CEILING_IN_PAST"})
    void approvals(String by, String today, EntryRefusal refusal) {
        assertThat(PlacesRule.approval(ceiling("2026-07-01", 5L, null), by, LocalDate.parse(today)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    private static CeilingVersion ceiling(String from, Long households, BigDecimal budget) {
        return new CeilingVersion("T", LocalDate.parse(from), households, budget, "norma", "irma", null);
    }
}
