package pe.juntos.affiliation.register;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AFF-2: the check character of a DNI is validated where it is given. */
class Aff2DniTest {

    @ParameterizedTest
    @ValueSource(strings = {"42388604", "42388604-3", "42388604-H", "42388604-h", "00000000", "00000000-6"})
    void a_well_formed_number_is_taken(String text) {
        assertThat(Dni.fault(text)).isEmpty();
        assertThat(Dni.of(text).number()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42388604-4", "42388604-G", "42388605-3", "42388604--"})
    void a_check_character_that_does_not_fit_is_refused(String text) {
        assertThat(Dni.fault(text)).contains(Dni.Fault.DNI_CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4238860", "423886041", "4238860A", "42388604-", "42388604-33", "423886043", "٤2388604"})
    void what_is_no_number_is_refused(String text) {
        assertThat(Dni.fault(text)).contains(Dni.Fault.DNI_INVALID);
    }

    /** One of each series, whatever the number. */
    @Property
    void each_number_has_one_check_digit_and_one_check_letter(@ForAll @IntRange(max = 99_999_999) int number) {
        String digits = "%08d".formatted(number);
        long fitting = "0123456789ABCDEFGHIJK"
                .chars()
                .filter(c -> Dni.fault(digits + "-" + (char) c).isEmpty())
                .count();
        assertThat(fitting).isEqualTo(2);
    }
}
