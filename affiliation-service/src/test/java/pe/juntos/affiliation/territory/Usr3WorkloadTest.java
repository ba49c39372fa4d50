package pe.juntos.affiliation.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** The workload of a gestor against the range of the sources, both limits included. */
class Usr3WorkloadTest {

    @ParameterizedTest
    @CsvSource({"0,BELOW", "582,BELOW", "583,WITHIN", "1200,WITHIN", "1201,ABOVE"})
    void the_range_is_583_to_1200_households(long households, WorkloadTarget.Load load) {
        WorkloadTarget target = Policies.load("policies/territory", WorkloadTarget.class)
                .at(LocalDate.of(2026, 6, 30))
                .parameters();
        assertThat(target.load(households)).isEqualTo(load);
    }
}
