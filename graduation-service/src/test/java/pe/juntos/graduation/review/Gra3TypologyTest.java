package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** GRA-3 on both sides of each limit; an empty answer is unknown. */
class Gra3TypologyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final TypologyPolicy policy =
            Policies.load("policies/typology", TypologyPolicy.class).at(DAY).parameters();

    @ParameterizedTest
    @CsvSource({
        "51,PRIMARY,2.9,LOW", "50,PRIMARY,2.9,INDETERMINATE", "51,SECONDARY,2.9,INDETERMINATE",
        "51,PRIMARY,3,INDETERMINATE", "39,SECONDARY,6.1,HIGH", "40,SECONDARY,6.1,INDETERMINATE",
        "39,PRIMARY,6.1,INDETERMINATE", "39,SECONDARY,6,INDETERMINATE", ",PRIMARY,2.9,INDETERMINATE",
        "51,,2.9,INDETERMINATE", "51,PRIMARY,,INDETERMINATE"
    })
    void capacity(Integer age, SchoolLevel level, BigDecimal schooling, Grade expected) {
        var form = new FormG1(DAY, age, level, schooling, BigDecimal.ONE, 0);
        assertThat(Typology.classify(form, null, policy).capacity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.99,5,LOW",
        "2,5,INDETERMINATE",
        "1.99,6,INDETERMINATE",
        "6.8,6,HIGH",
        "6.79,6,INDETERMINATE",
        "6.8,5,INDETERMINATE",
        ",5,INDETERMINATE",
        "1.99,,INDETERMINATE"
    })
    void potential(BigDecimal land, Integer animals, Grade expected) {
        var form = new FormG1(DAY, 60, SchoolLevel.NONE, BigDecimal.ZERO, land, animals);
        assertThat(Typology.classify(form, null, policy).potential()).isEqualTo(expected);
    }
}
