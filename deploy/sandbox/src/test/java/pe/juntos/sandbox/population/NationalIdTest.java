package pe.juntos.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class NationalIdTest {
    @Test
    void check_characters_are_those_of_the_register() {
        assertThat(NationalId.withDigit("17801146")).isEqualTo("17801146-0");
        assertThat(NationalId.withLetter("17801146")).isEqualTo("17801146-D");
        assertThat(NationalId.withWrongDigit("17801146")).isEqualTo("17801146-1");
    }

    @Test
    void different_people_have_different_numbers() {
        var numbers = new HashSet<String>();
        for (long person = 0; person < 200_000; person++) {
            numbers.add(NationalId.number(person, 42));
        }
        assertThat(numbers).hasSize(200_000).allMatch(number -> number.matches("\\d{8}"));
    }
}
