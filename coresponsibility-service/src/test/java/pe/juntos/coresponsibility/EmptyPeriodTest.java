package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A period in which nobody is expected, and an area in which nobody lives, are no failures. */
@ProgrammeTest
class EmptyPeriodTest {
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void goes_from_opening_to_certification() {
        programme.open("2026-3");
        assertThat(approvedFor("150101")).isZero();
        programme.close("2026-3");
        programme.consolidate("2026-3");
        programme.certify("2026-3");
        assertThat(programme.get(PERIOD, "ana", "AUDITOR"))
                .containsEntry("state", "CERTIFIED")
                .containsEntry("households", 0)
                .containsEntry("payable", 0);
        for (var file : List.of("/veredictos.csv", "/hogares-veredicto.csv", "/excepciones.csv", "/notices.csv")) {
            assertThat(programme.file(PERIOD + file)).as(file).isEmpty();
        }
        assertThat(programme.file("/coresponsibility/indicators/2026-3/cumplimiento.csv?by=axis"))
                .isEmpty();
        programme.get("/coresponsibility/summary?period=2026-3", "ana", "AUDITOR");
        assertThat(database.number("select count(*) from dead_letter")).isZero();
        programme.settle();
    }

    @Test
    @Order(2)
    void takes_files_of_which_every_line_is_refused_and_files_without_lines() {
        assertThat(programme.refusedLines("salud", Programme.visit("1", "nobody", "ASISTIO")))
                .isEqualTo(Map.of(1, "UNKNOWN_ESTABLISHMENT"));
        assertThat(programme.refusedLines("excepciones", "1,2026-3,nobody,ENFERMEDAD,Acta,ana,luis"))
                .isEqualTo(Map.of(1, "UNKNOWN_PERSON"));
        assertThat(programme.refusedLines("excepciones_area", "1,2026-3,150101,,ENFERMEDAD,Acta,ana,luis"))
                .isEqualTo(Map.of(1, "UNKNOWN_AREA"));
        assertThat(programme.upload("educacion", Programme.EDUCATION)).isEmpty();
    }

    /** How many persons an approved exception of the district covers. */
    private int approvedFor(String district) {
        var proposed = (Map<String, Object>) programme
                .tryPost(
                        "/coresponsibility/exceptions",
                        "rosa",
                        "GESTOR",
                        TestTokens.NATIONAL,
                        Map.of(
                                "period",
                                "2026-3",
                                "districts",
                                List.of(district),
                                "reason",
                                "EMERGENCY",
                                "support",
                                "Acta"))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var id = ((Map<String, Object>) proposed.get("exception")).get("id");
        programme.post(
                "/coresponsibility/exceptions/" + id + "/approve",
                "carlos",
                "REGIONAL_COORDINATOR",
                Map.of("note", "Visto"));
        return (int) proposed.get("members");
    }
}
