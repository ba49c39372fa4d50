package pe.juntos.affiliation.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChecksTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "050101,true",
        "010101,true",
        "250401,true",
        "260101,false",
        "000101,false",
        "050001,false",
        "050100,false",
        "50101,false",
        "0501011,false",
        "05010a,false"
    })
    void a_district_code_has_six_digits_of_a_department_a_province_and_a_district(String text, boolean good) {
        assertThat(Ubigeo.wellFormed(text)).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"2027-06-30,false", "2027-07-01,true", "2026-06-30,false"})
    void a_birth_more_than_a_year_ahead_of_the_file_is_in_the_future(LocalDate birth, boolean future) {
        assertThat(BirthDates.inFuture(birth, RECEIVED)).isEqualTo(future);
    }

    @ParameterizedTest
    @CsvSource({"1901-06-30,false", "1901-06-29,true"})
    void nobody_is_older_than_125(LocalDate birth, boolean absurd) {
        assertThat(BirthDates.tooOld(birth, RECEIVED)).isEqualTo(absurd);
    }

    @ParameterizedTest
    @CsvSource({"S-00001234,true", "E-0123456,true", "S-0001234,false", "E-01234567,false", "X-0123456,false"})
    void an_establishment_code_says_post_or_school(String text, boolean good) {
        assertThat(Establishment.wellFormed(text)).isEqualTo(good);
    }

    @Test
    void names_are_compared_without_case_accents_or_spaces() {
        assertThat(NameKey.of("Ñahui", "de la  Cruz", "María-José"))
                .isEqualTo(NameKey.of("NAHUI", "DE LA CRUZ", "MARIA JOSE"))
                .isNotEqualTo(NameKey.of("NAHUI", "DE LA CRUZ", "MARIA"))
                .isNotEqualTo(NameKey.of("DE LA CRUZ", "NAHUI", "MARIA JOSE"));
    }
}
