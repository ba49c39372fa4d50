package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** VER-6, POL-3, MON-1: as long as a job is at it, its result is neither taken for whole nor built upon; later it is. */
@ProgrammeTest
class StillRunningTest {
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void no_period_is_closed_before_its_lists_are_there() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("a", "A", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        running("expected-lists");
        assertThat(refused(PERIOD + "/close-for-evidence", "INFORMATION_MANAGER"))
                .isEqualTo("LISTS_RUNNING");
        over("expected-lists");
        programme.close("2026-3");
    }

    @Test
    @Order(2)
    void nor_consolidated_or_certified_while_households_are_decided() {
        running("verdicts");
        assertThat(refused(PERIOD + "/consolidate", "INFORMATION_MANAGER")).isEqualTo("VERDICTS_RUNNING");
        over("verdicts");
        mark();
        assertThat(refused(PERIOD + "/consolidate", "INFORMATION_MANAGER")).isEqualTo("CORRECTIONS_RUNNING");
        database.execute("delete from verdict_recheck");
        programme.consolidate("2026-3");
        mark();
        assertThat(refused(PERIOD + "/certify", "CERTIFIER")).isEqualTo("CORRECTIONS_RUNNING");
        database.execute("delete from verdict_recheck");
        programme.certify("2026-3");
    }

    @Test
    @Order(3)
    void half_a_simulation_is_not_shown() {
        programme.post(
                "/coresponsibility/simulations",
                "irma",
                "INFORMATION_MANAGER",
                Map.of("period", "2026-3", "amountPerHousehold", "100.00"));
        programme.settle();
        var id = database.texts("select id::text from simulation").getFirst();
        running("simulation");
        for (var part : List.of("/districts", "/households", "/distritos.csv", "/cambios.csv")) {
            assertThat(notShown("/coresponsibility/simulations/" + id + part))
                    .as(part)
                    .isEqualTo("SIMULATION_RUNNING");
        }
        over("simulation");
        assertThat(programme.file("/coresponsibility/simulations/" + id + "/distritos.csv"))
                .hasSize(1);
    }

    @Test
    @Order(4)
    void nor_half_a_look_at_the_clinical_schedule() {
        programme.post("/coresponsibility/monitoring/2026-3", "irma", "INFORMATION_MANAGER", Map.of());
        programme.settle();
        running("monitoring");
        assertThat(notShown("/coresponsibility/monitoring/2026-3/alerts")).isEqualTo("MONITORING_RUNNING");
        assertThat(refused("/coresponsibility/monitoring/2026-3", "INFORMATION_MANAGER"))
                .isEqualTo("MONITORING_RUNNING");
        over("monitoring");
        assertThat(programme.file("/coresponsibility/monitoring/2026-3/alertas.csv"))
                .isEmpty();
    }

    private void running(String kind) {
        database.execute("update job set state = 'RUNNING' where kind = '" + kind + "'");
    }

    private void over(String kind) {
        database.execute("update job set state = 'FINISHED' where kind = '" + kind + "'");
    }

    /** A household waits to be decided again, and nothing has begun with it. */
    private void mark() {
        var household = Programme.code("A");
        database.execute("insert into verdict_recheck (period, bucket, household) values ('2026-3', "
                + Buckets.of(household) + ", '" + household + "')");
    }

    private String refused(String uri, String role) {
        return (String) programme
                .tryPost(uri, "otra.persona", role)
                .expectStatus()
                .isEqualTo(409)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("code");
    }

    private String notShown(String uri) {
        return (String) programme
                .tryGet(uri, "irma", "INFORMATION_MANAGER", TestTokens.NATIONAL)
                .expectStatus()
                .isEqualTo(409)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("code");
    }
}
