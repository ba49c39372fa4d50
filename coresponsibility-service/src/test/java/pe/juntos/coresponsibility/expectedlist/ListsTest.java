package pe.juntos.coresponsibility.expectedlist;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.member;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** The lists that establishments get: as a file and on paper, one by one or a network's at once. */
@ProgrammeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {
    private static final String PERIOD = "/coresponsibility/periods/2026-3/";
    private static final List<String> HERE = List.of("050101");
    private static final List<String> NEIGHBOUR = List.of("050103");

    @Autowired
    private Programme programme;

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @BeforeAll
    void lists() {
        programme.upload("establecimientos", """
                establecimiento,tipo,nombre,ubigeo,red_ugel,latitud,longitud
                S-00000001,SALUD,"Puesto <script>alert(1)</script> & ""Uno\""",050101,Micro-red Uno,,
                S-00000002,SALUD,Puesto Dos,050102,Micro-red Uno,,
                E-0000001,EDUCACION,Escuela Uno,050101,UGEL Huamanga,,
                """);
        programme.upload("responsables", """
                establecimiento,firma,nombre,desde,hasta
                S-00000001,F0,Jefe Anterior,2020-01-01,2026-06-29
                S-00000001,F1,"Jefa <i>Uno</i>",2026-06-30,
                S-00000002,F2,Jefe Anterior,2020-01-01,2026-06-29
                """);
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2024-12-31", Programme.POST);
        programme.child("A2", "A", "2015-01-01", Programme.SCHOOL);
        programme.expectant("A3", "A", "2026-08-01", Programme.POST);
        programme.household("B", "2025-01-01", 1, "050102", false);
        programme.child("B1", "B", "2024-05-02", Programme.OTHER_POST);
        programme.child("B2", "B", "2014-01-01", Programme.SCHOOL);
        programme.open("2026-3");
    }

    @Test
    void as_a_file_of_one_establishment() {
        assertThat(lines("expected.csv?establishment=S-00000001", "GESTOR", HERE))
                .containsExactly(
                        "periodo,establecimiento,persona_id,codigo,eje,condicion,nacimiento,sexo",
                        "2026-3,S-00000001,A1," + member("A1") + ",HEALTH,CRED,2024-12-31,F",
                        "2026-3,S-00000001,A3," + member("A3") + ",HEALTH,PRENATAL,1996-02-01,F");
    }

    @Test
    void of_a_whole_network_or_district_in_one_download() {
        assertThat(lines("expected.csv?network=05-MICRO-RED-UNO", "REGIONAL_COORDINATOR", TestTokens.NATIONAL))
                .extracting(line -> line.split(",")[2])
                .containsExactly("persona_id", "A1", "A3", "B1");
        assertThat(lines("expected.csv?network=05-UGEL-HUAMANGA", "INSTITUTION", TestTokens.NATIONAL))
                .hasSize(3);
        assertThat(lines("expected.csv?district=0501", "INFORMATION_MANAGER", TestTokens.NATIONAL))
                .hasSize(6);
    }

    /** The school's list has all its pupils, also those who live in the next district: one who is left out cannot be reported. */
    @Test
    void a_school_is_given_its_pupils_from_the_next_district_too() {
        assertThat(lines("expected.csv?establishment=E-0000001", "GESTOR", HERE))
                .extracting(line -> line.split(",")[2])
                .containsExactly("persona_id", "A2", "B2");
    }

    @Test
    void a_neighbours_lists_are_not_there() {
        for (var file : List.of("expected.csv", "expected.html")) {
            get(file + "?establishment=S-00000001", "GESTOR", NEIGHBOUR)
                    .expectStatus()
                    .isNotFound();
            get(file + "?network=05-MICRO-RED-UNO", "GESTOR", NEIGHBOUR)
                    .expectStatus()
                    .isNotFound();
            get(file + "?district=050101", "GESTOR", NEIGHBOUR).expectStatus().isNotFound();
        }
        get("expected?establishment=S-00000001", "GESTOR", NEIGHBOUR)
                .expectStatus()
                .isOk()
                .expectBodyList(Object.class)
                .hasSize(0);
        assertThat(lines("expected.csv?district=0501", "GESTOR", List.of("050102")))
                .extracting(line -> line.split(",")[2])
                .containsExactly("persona_id", "B2", "B1");
    }

    @Test
    void a_head_takes_the_own_list_and_no_other() {
        database.execute("update signatory set person = 'delia.directora' where signature = 'F1'");
        assertThat(lines("expected.csv?establishment=S-00000001", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL))
                .hasSize(3);
        get("expected.csv?establishment=E-0000001", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)
                .expectStatus()
                .isNotFound();
        get("expected?establishment=S-00000001", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)
                .expectBodyList(Object.class)
                .hasSize(2);
        get("expected?establishment=E-0000001", "ESTABLISHMENT_HEAD", TestTokens.NATIONAL)
                .expectBodyList(Object.class)
                .hasSize(0);
    }

    @Test
    void on_paper_in_spanish_with_a_page_for_each_form_and_the_heads_signature() {
        var page = text("expected.html?establishment=S-00000001", "GESTOR", HERE);
        assertThat(page.split("<section>")).hasSize(3);
        assertThat(page)
                .contains("<html lang=\"es-PE\">", "@page { size: A4", "display: table-header-group")
                .contains("Formato 02.", "Formato 03.", "2026-3 (mayo-junio 2026)", "Micro-red Uno, 050101")
                .contains("<td>A1</td>", "<td>31/12/2024</td>", "<td>Control CRED</td>", "<td>Control prenatal</td>")
                .contains("Firma y sello", "Código de firma: F1")
                .contains("<td class=\"name\"><!--nombre " + member("A1") + "--></td>") // for the gateway to fill
                .doesNotContain("Jefe Anterior");
        assertThat(page.split("<section>")[1]).doesNotContain("prenatal");
        assertThat(page).endsWith("</body>\n</html>\n");
    }

    @Test
    void a_school_fills_in_days_by_month() {
        assertThat(text("expected.html?network=05-UGEL-HUAMANGA", "INSTITUTION", TestTokens.NATIONAL))
                .contains("Formato de educación", "colspan=\"3\">mayo<", "colspan=\"3\">junio<", "Días lectivos")
                .contains("No hay responsable registrado");
    }

    @Test
    void what_comes_from_outside_is_text_and_nothing_else() {
        var page = get("expected.html?establishment=S-00000001", "GESTOR", HERE)
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page)
                .doesNotContain("<script", "<i>")
                .contains("&lt;script&gt;", "&amp;", "&quot;Uno&quot;", "Jefa &lt;i&gt;Uno&lt;/i&gt;");
    }

    @Test
    void whoever_takes_a_list_away_is_noted() {
        text("expected.html?network=05-MICRO-RED-UNO", "AUDITOR", TestTokens.NATIONAL);
        get("expected.html?establishment=S-00000001", "GESTOR", NEIGHBOUR);
        assertThat(database.texts("select subject || ' ' || scope || ' ' || format from list_read where scope like 'n%'"
                        + " and format = 'html' and subject = 'delia.directora'"))
                .contains("delia.directora network 05-MICRO-RED-UNO html");
    }

    @Test
    void only_for_the_roles_that_hand_lists_out_and_only_what_exists() {
        for (var role : List.of("PARTNER", "PAYMENT_APPROVER", "OPERATOR", "CERTIFIER")) {
            get("expected.csv?district=05", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
            get("expected.html?district=05", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
        get("expected?establishment=S-00000001", "PARTNER", TestTokens.NATIONAL)
                .expectStatus()
                .isForbidden();
        for (var wrong : List.of("", "?district=5", "?establishment=x", "?network=x", "?district=05&network=05-X")) {
            get("expected.html" + wrong, "GESTOR", TestTokens.NATIONAL)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("LIST_SCOPE");
        }
        web.get()
                .uri("/coresponsibility/periods/2020-1/expected.csv?district=05")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("delia.directora", "GESTOR"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private List<String> lines(String uri, String role, List<String> territory) {
        return text(uri, role, territory).lines().toList();
    }

    private String text(String uri, String role, List<String> territory) {
        return get(uri, role, territory)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String uri, String role, List<String> territory) {
        return web.get()
                .uri(PERIOD + uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("delia.directora", List.of(role), territory))
                .exchange();
    }
}
