package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A file tells of households where its sender works, and of no other. */
@ServiceTest
class SendersTerritoryTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1; g1;               form_g1;          GESTOR;      %s,2026-05-04,40,PRIMARIA,6,1,0,1,2,S,N
            2; g2;               form_g2;          GESTOR;      %s,2026-05-04,P1,PRODUCTIVO,GANADERIA
            3; perfil;           profile_fact;     GESTOR;      %s,2026-05-04,MADRE_SOLA,S
            4; recertificacion;  recertification;  INSTITUTION; %s,2026-05-04,POBRE
            """)
    void a_neighbours_household_is_not_known_to_the_sender(
            int round, String kind, String facts, String role, String line) {
        String header = switch (kind) {
            case "g1" -> GraduationScenario.G1;
            case "g2" -> "hogar_id,fecha,persona_id,preferencia,expectativa\n";
            case "perfil" -> "hogar_id,fecha,dato,valor\n";
            default -> "hogar_id,fecha,resultado\n";
        };
        int here = 100 + round;
        int there = 200 + round;
        juntos.household(here, "AQUI" + round, "050401");
        juntos.household(there, "ALLA" + round, "050501");
        database.execute("delete from import_refusal");

        String sender = TestTokens.bearer("rosa", List.of(role), List.of("0504"));
        juntos.send(
                sender, kind, header + line.formatted("AQUI" + round) + "\n" + line.formatted("ALLA" + round) + "\n");

        assertThat(database.texts("select line || ' ' || code from import_refusal"))
                .containsExactly("3 UNKNOWN_HOUSEHOLD");
        assertThat(database.texts("select household from " + facts))
                .contains(GraduationScenario.code(here))
                .doesNotContain(GraduationScenario.code(there));

        juntos.send(kind, header + line.formatted("ALLA" + round) + "\n");
        assertThat(database.texts("select household from " + facts))
                .as("who may look there can tell the same")
                .contains(GraduationScenario.code(there));
    }
}
