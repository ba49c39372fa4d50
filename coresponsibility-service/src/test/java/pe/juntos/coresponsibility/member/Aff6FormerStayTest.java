package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** AFF-6: who left and was listed again keeps the verdicts of the former stay; between the two there are none. */
@ServiceTest
class Aff6FormerStayTest {
    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @ParameterizedTest
    @CsvSource({
        "2026-1, true,  true",
        "2026-2, true,  false",
        "2026-3, false, false",
        "2026-4, false, false",
        "2026-5, true,  true",
        "2026-6, true,  false"
    })
    void a_period_belongs_to_the_stay_that_covers_its_last_day(String period, boolean in, boolean begins) {
        var former = new Participation(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-06-30"));
        var twice = new Participation(LocalDate.parse("2026-09-01"), null, former);
        assertThat(twice.in(Period.of(period))).isEqualTo(in);
        if (in) {
            assertThat(twice.beginsIn(Period.of(period))).isEqualTo(begins);
        }
    }

    @Test
    void the_list_of_an_open_period_keeps_who_left_after_it_and_was_listed_again() {
        var programme = new Programme(web, probe, database);
        programme.household("A", "2025-01-01");
        programme.household("B", "2025-01-01");
        programme.open("2026-3");
        again("A", "2026-07-01");
        again("B", "2026-06-30");
        expected("A");
        tell("A", "affiliated", 4, Map.of("affiliatedOn", "2026-07-20"));
        Await.until(() -> assertThat(database.number("select max(version) from household"))
                .isEqualTo(4));
        expected("A");
    }

    private void again(String name, String exitedOn) {
        tell(name, "exited", 2, Map.of("affiliatedOn", "2025-01-01", "exitedOn", exitedOn));
        tell(name, "listed", 3, Map.of());
        Await.until(() -> assertThat(
                        database.number("select version from household where household = '" + code(name) + "'"))
                .isEqualTo(3));
    }

    private void tell(String name, String event, long version, Map<String, Object> values) {
        var all = new HashMap<>(values);
        all.put("household", code(name));
        all.put("externalId", name);
        HOUSEHOLD.tell(probe, event, code(name), version, all);
    }

    private void expected(String... names) {
        assertThat(database.texts("select external_id from expected_household where period = '2026-3' order by 1"))
                .containsExactly(names);
    }
}
