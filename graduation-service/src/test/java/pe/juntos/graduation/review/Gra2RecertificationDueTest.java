package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRA-2: due four years after affiliation, on both sides of the period's limits. */
class Gra2RecertificationDueTest {

    @ParameterizedTest
    @CsvSource({"2022-07-01,NOT_DUE", "2022-06-30,DUE", "2022-05-01,DUE", "2022-04-30,OVERDUE"})
    void fromAffiliation(LocalDate affiliatedOn, RecertificationDue.Status expected) {
        var due = RecertificationDue.of(affiliatedOn, null, Period.parse("2026-3"), new RecertificationPolicy(4, 4, 1));
        assertThat(due.status()).isEqualTo(expected);
    }
}
