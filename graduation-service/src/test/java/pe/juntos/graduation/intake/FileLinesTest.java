package pe.juntos.graduation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.G1;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.graduation.GraduationScenario;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** Every fault of a line comes back with its code; the other lines stand. */
@ServiceTest
class FileLinesTest {

    private static final String REFUSALS = "select r.line || ':' || r.code from import_refusal r"
            + " join import_file i on i.id = r.import_id where i.kind = '%s' order by r.line";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
        juntos.household(1, "A", "050401");
        juntos.household(2, "B", "050401");
    }

    @Test
    void recertifications() {
        String file = """
                hogar_id,fecha,resultado
                A,2026-06-01,POBRE
                Z,2026-06-01,POBRE
                A,2026-06-01,NO_POBRE
                A,2026-06-01,POBRE
                B,2026-06-01,RICO
                B,01/06/2026,POBRE
                ,2026-06-01,POBRE
                B,,POBRE
                B,2026-06-01
                B,2026-06-02,POBRE_EXTREMO
                """;
        juntos.send("recertificacion", file);
        assertThat(refusals("recertificacion"))
                .containsExactly(
                        "3:UNKNOWN_HOUSEHOLD",
                        "4:CONFLICT",
                        "6:UNKNOWN_CODE",
                        "7:NOT_A_DATE",
                        "8:REQUIRED",
                        "9:REQUIRED",
                        "10:COLUMN_COUNT");
        assertThat(database.texts("select household || result from recertification order by 1"))
                .containsExactly(GraduationScenario.code(1) + "POOR", GraduationScenario.code(2) + "EXTREME_POOR");
        juntos.send("recertificacion", file);
        assertThat(database.number("select count(*) from recertification")).isEqualTo(2);
    }

    @Test
    void formsG1() {
        juntos.send("g1", G1 + """
                A,2026-06-01,39,SECUNDARIA,7,1.99,5,,,S,N
                A,2026-06-02,-1,SECUNDARIA,7,1.99,5,,,,
                A,2026-06-03,39,SECUNDARIA,-7,1.99,5,,,,
                A,2026-06-04,39,SECUNDARIA,7,-0.01,5,,,,
                A,2026-06-05,39,SECUNDARIA,7,1.99,-5,,,,
                A,2026-06-06,39,DOCTORADO,7,1.99,5,,,,
                A,2026-06-07,39,SECUNDARIA,7,1.99,5,,,QUIZAS,
                A,2026-06-08,39,SECUNDARIA,siete,1.99,5,,,,
                A,2026-06-09,,,,,,,,,
                A,2026-06-10,0,NINGUNO,0,0,0,0,0,N,N
                A,2026-06-01,39,SECUNDARIA,7.0,1.990,5,,,S,N
                A,2026-06-01,40,SECUNDARIA,7,1.99,5,,,S,N
                """);
        assertThat(refusals("g1"))
                .containsExactly(
                        "3:NEGATIVE",
                        "4:NEGATIVE",
                        "5:NEGATIVE",
                        "6:NEGATIVE",
                        "7:UNKNOWN_CODE",
                        "8:UNKNOWN_CODE",
                        "9:NOT_A_NUMBER",
                        "13:CONFLICT");
        assertThat(database.texts("select on_day || ' ' || coalesce(holder_age::text, '?') from form_g1 order by 1"))
                .containsExactly("2026-06-01 39", "2026-06-09 ?", "2026-06-10 0");
    }

    private java.util.List<String> refusals(String kind) {
        return database.texts(REFUSALS.formatted(kind));
    }
}
