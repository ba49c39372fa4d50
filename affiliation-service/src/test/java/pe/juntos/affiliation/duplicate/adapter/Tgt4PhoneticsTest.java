package pe.juntos.affiliation.duplicate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.duplicate.SameSound;
import pe.juntos.affiliation.duplicate.SameSound.Person;
import pe.juntos.affiliation.register.NameKey;

/** TGT-4: phonetically equal names, as names are written in Peru. */
class Tgt4PhoneticsTest {

    private final SameSound rule = new SameSound(SpanishSound::of);

    @ParameterizedTest
    @CsvSource({
        "Quispe, Kispe, true",
        "Huamán, Guaman, true",
        "Huamán, Waman, true",
        "Vásquez, Básquez, true",
        "Vásquez, Bazques, true",
        "Hernández, Ernandes, true",
        "Jiménez, Gimenes, true",
        "Cevallos, Zeballos, true",
        "Condori, Kondori, true",
        "Ccori, Qori, true",
        "Huallpa, Guallpa, true",
        "Ttito, Tito, true",
        "Muñoz, Munos, true",
        "De la Cruz, Delacruz, true",
        "Quispe, Quinto, false",
        "Rojas, Rosas, false",
        "Pérez, Perea, false",
        "Suárez, Juárez, false",
        "Mamani, Mamanchura, false"
    })
    void surnames(String one, String other, boolean alike) {
        assertThat(rule.pairs(List.of(person("M1", one, "Huamán", "Rosa"), person("M2", other, "Huamán", "Rosa"))))
                .hasSize(alike ? 1 : 0);
        assertThat(rule.pairs(List.of(person("M1", "Quispe", one, "Rosa"), person("M2", "Quispe", other, "Rosa"))))
                .hasSize(alike ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Rosa, Roza, true",
        "Elena, Helena, true",
        "Jhon, John, true",
        "Wilber, Wilver, true",
        "Rosa María, Rosamaria, true",
        "José, Rosa, false",
        "Ana, Anita, false",
        "Carlos, Carla, false",
        "María Elena, María Luisa, false"
    })
    void given_names(String one, String other, boolean alike) {
        assertThat(rule.pairs(List.of(person("M1", "Quispe", "Huamán", one), person("M2", "Quispe", "Huamán", other))))
                .hasSize(alike ? 1 : 0);
    }

    @Test
    void a_maternal_surname_not_given_speaks_against_nothing_but_another_one_does() {
        assertThat(rule.pairs(List.of(person("M1", "Quispe", null, "Ana"), person("M2", "Quispe", "Huamán", "Ana"))))
                .hasSize(1);
        assertThat(rule.pairs(List.of(person("M1", "Quispe", "Rojas", "Ana"), person("M2", "Quispe", "Huamán", "Ana"))))
                .isEmpty();
    }

    @Test
    void of_three_alike_each_two_are_a_pair_once_lower_code_first() {
        var pairs = rule.pairs(List.of(
                person("M3", "Cevallos", "Rojas", "Ana"),
                person("M1", "Zeballos", "Rojas", "Ana"),
                person("M2", "Zevallos", "Rojas", "Ana")));
        assertThat(pairs.stream().map(p -> p.first().member() + p.second().member()))
                .containsExactly("M1M2", "M1M3", "M2M3");
    }

    @Test
    void alone_nobody_is_a_duplicate() {
        assertThat(rule.pairs(List.of(person("M1", "Quispe", "Rojas", "Ana")))).isEmpty();
    }

    @Property(tries = 100)
    void who_is_written_alike_sounds_alike_in_any_order(
            @ForAll @AlphaChars @StringLength(min = 2, max = 12) String paternal,
            @ForAll @AlphaChars @StringLength(min = 2, max = 12) String given) {
        var one = person("M1", paternal, "Rojas", given);
        var other = person("M2", paternal, "Rojas", given);
        assertThat(rule.pairs(List.of(one, other)))
                .isEqualTo(rule.pairs(List.of(other, one)))
                .hasSize(1);
    }

    private static Person person(String code, String paternal, String maternal, String given) {
        return new Person(code, "H1", NameKey.of(paternal, maternal, given));
    }
}
