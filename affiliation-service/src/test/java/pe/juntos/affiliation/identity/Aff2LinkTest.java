package pe.juntos.affiliation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AFF-2: a provisional identity gets its DNI once. */
class Aff2LinkTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        12345678   , -        , false , 2026-06-30 , linked 12345678
        12345678   , -        , false , 2026-07-01 , LINK_DATE_FUTURE
        12345678   , -        , true  , 2026-06-30 , DNI_DUPLICATE
        12345678   , 12345678 , false , 2026-06-30 , repeated
        12345678   , 87654321 , false , 2026-06-30 , ALREADY_LINKED
        1234567    , -        , false , 2026-06-30 , DNI_INVALID
        1234567A   , -        , false , 2026-06-30 , DNI_INVALID
        10000001-6 , -        , false , 2026-06-30 , DNI_CHECK_DIGIT
        """)
    void is_linked_to_a_well_formed_number_that_nobody_has(
            String dni, String held, boolean taken, LocalDate on, String expected) {
        String told = switch (LinkRule.link(dni, held, taken, on, LocalDate.parse("2026-06-30"))) {
            case LinkRule.Linked(String number) -> "linked " + number;
            case LinkRule.Repeated _ -> "repeated";
            case LinkRule.Refused(LinkRule.Refusal refusal) -> refusal.name();
        };
        assertThat(told).isEqualTo(expected);
    }
}
