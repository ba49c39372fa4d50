package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Files as they come: dirty, repeated, in conflict. */
@ServiceTest
class ImportsServiceTest {

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    RegisterClient register;

    @BeforeEach
    void empty() {
        register = new RegisterClient(http);
        database.execute("truncate household, classification, member, member_change, duplicate_dni, civil_record,"
                + " district, visit, assembly_result, agreement, attachment");
    }

    @Test
    void households_refuse_bad_lines_and_keep_the_good_ones() {
        String state = register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,Jr. Uno,-13.16,-74.22",
                "B,50101,Alto,POBRE,2023-01-01,,,,",
                "C,050101,Alto,RICO,2023-01-01,,,,",
                "D,050101,Alto,POBRE,2023-01-02,2023-01-01,,,",
                "E,050101,Alto,POBRE,2023-13-01,,,,",
                "F,050101,Alto,POBRE,2023-01-01,,,91,0",
                "G,050101,Alto,POBRE,2023-01-01,,,0,-180.5",
                ",050101,Alto,POBRE,2023-01-01,,,,",
                "H,050101,Alto,POBRE",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,Jr. Uno,-13.16,-74.22",
                "A,050101,Bajo,POBRE,2023-01-01,2027-12-31,Jr. Uno,-13.16,-74.22",
                "I,050101,,POBRE_EXTREMO,2023-01-01,2023-01-01,,,");
        assertThat(register.refusals(state))
                .containsExactly(
                        "3:UBIGEO_INVALID",
                        "4:UNKNOWN_CODE",
                        "5:CLASS_DATES_INVERTED",
                        "6:NOT_A_DATE",
                        "7:COORDINATE_OUT_OF_RANGE",
                        "8:COORDINATE_OUT_OF_RANGE",
                        "9:REQUIRED",
                        "10:COLUMN_COUNT",
                        "12:ID_CONFLICT");
        assertThat(JsonPath.<Integer>read(state, "$.accepted")).isEqualTo(3);
        assertThat(database.texts("select external_id || populated_centre from household where external_id = 'A'"))
                .containsExactly("AAlto");
        assertThat(database.number("select count(*) from household")).isEqualTo(2);
    }

    @Test
    void persons_refuse_what_cannot_be_true() {
        households("A");
        String state = register.send(
                "personas",
                "A,P1,42388604-3,Quispe,Huamán,Rosa,F,1990-05-05,CONYUGE,2026-09-01,PRIMARIA,S",
                "Z,P2,,Quispe,Huamán,Ana,F,1990-05-05,HIJO,,PRIMARIA,N",
                "A,P3,1234,Quispe,Huamán,Ana,F,1990-05-05,HIJO,,PRIMARIA,N",
                "A,P4,42388604-4,Quispe,Huamán,Ana,F,1990-05-05,HIJO,,PRIMARIA,N",
                "A,P5,42388604,Quispe,Huamán,Ana,F,1990-05-05,HIJO,,PRIMARIA,N",
                "A,P6,,Quispe,Huamán,Ana,F,2027-07-01,HIJO,,PRIMARIA,N",
                "A,P7,,Quispe,Huamán,Ana,F,1890-01-01,HIJO,,PRIMARIA,N",
                "A,P8,,Quispe,Huamán,Juan,M,1990-05-05,HIJO,2026-09-01,PRIMARIA,N",
                "A,P9,,Quispe,Huamán,Ana,F,1990-05-05,HIJO,,PRIMARIA,S",
                "A,P10,,Quispe,Huamán,Ana,X,1990-05-05,HIJO,,PRIMARIA,N",
                "A,P11,,Quispe,,Leo,M,2020-05-05,HIJO,,NINGUNO,N",
                "A,P11,,Quispe,,Leo,M,2020-05-05,HIJO,,NINGUNO,N",
                "A,P11,,Quispe,,Leo,M,2020-05-06,HIJO,,NINGUNO,N");
        assertThat(register.refusals(state))
                .containsExactly(
                        "3:UNKNOWN_HOUSEHOLD",
                        "4:DNI_INVALID",
                        "5:DNI_CHECK_DIGIT",
                        "6:DNI_DUPLICATE",
                        "7:BIRTH_DATE_FUTURE",
                        "8:BIRTH_DATE_ABSURD",
                        "9:PREGNANCY_NOT_FEMALE",
                        "10:RECIPIENT_DUPLICATE",
                        "11:UNKNOWN_CODE",
                        "14:ID_CONFLICT");
        assertThat(members()).containsExactly("P1", "P11");
        assertThat(database.number("select count(*) from duplicate_dni")).isEqualTo(1);
    }

    @Test
    void a_dni_stays_with_who_holds_it_in_the_register_then_with_the_first_line_of_a_known_household() {
        households("A", "B");
        register.send("personas", person("A", "P1", "10000001", "N"));
        String state = register.send(
                "personas",
                person("B", "P2", "10000001", "N"),
                person("A", "P1", "10000001", "N"),
                person("Z", "P3", "10000002", "N"),
                person("B", "P4", "10000002", "N"),
                person("A", "P5", "10000002", "N"));
        assertThat(register.refusals(state))
                .containsExactly("2:DNI_DUPLICATE", "4:UNKNOWN_HOUSEHOLD", "6:DNI_DUPLICATE");
        assertThat(members()).containsExactly("P1", "P4");
    }

    @Test
    void the_recipient_of_the_register_stays_unless_the_file_says_otherwise() {
        households("A");
        register.send("personas", person("A", "P1", "10000001", "S"));
        assertThat(register.refusals(register.send("personas", person("A", "P2", "10000002", "S"))))
                .containsExactly("2:RECIPIENT_DUPLICATE");
        assertThat(register.refusals(register.send(
                        "personas", person("A", "P1", "10000001", "N"), person("A", "P2", "10000002", "S"))))
                .isEmpty();
        assertThat(database.texts("select external_id from member where recipient"))
                .containsExactly("P2");
    }

    @Test
    void who_moves_takes_the_facts_along_and_leaves_a_trace() {
        households("A", "B");
        register.send("personas", person("A", "P1", "10000001", "S"));
        register.send("adscripciones", "P1,S-00001234,2024-01-01");
        register.send("personas", person("B", "P1", "10000001", "N"), person("A", "P2", "10000002", "S"));
        assertThat(database.texts("select h.external_id || m.recipient from member m join household h using (household)"
                        + " where m.external_id = 'P1'"))
                .containsExactly("Bfalse");
        assertThat(database.number("select count(*) from attachment a join member m using (member, bucket)"))
                .isEqualTo(1);
        assertThat(database.texts("select change || h.external_id from member_change c"
                        + " join household h on h.household = c.former_household"))
                .containsExactly("MOVEDA");
    }

    @Test
    void facts_refuse_the_unknown_and_the_malformed() {
        households("A");
        register.send("personas", person("A", "P1", "10000001", "S"));
        assertThat(register.refusals(register.send(
                        "visitas",
                        "A,2024-01-01,g1,VERIFICADO",
                        "Z,2024-01-01,g1,VERIFICADO",
                        "A,2024-01-01,g1,TALVEZ")))
                .containsExactly("3:UNKNOWN_HOUSEHOLD", "4:UNKNOWN_CODE");
        assertThat(register.refusals(register.send(
                        "asamblea",
                        "X1,050101,Alto,2024-02-01,40,A,VALIDADO,",
                        "X1,050101,Alto,2024-02-01,40,Z,VALIDADO,",
                        "X2,050101,Alto,2024-02-01,40,A,RETIRADO,",
                        "X3,050101,Alto,2024-02-01,40,A,VALIDADO,MIGRO",
                        "X4,050101,Alto,2024-02-01,-1,A,VALIDADO,",
                        "X1,050101,Alto,2024-02-01,40,A,CUESTIONADO,")))
                .containsExactly(
                        "3:UNKNOWN_HOUSEHOLD",
                        "4:MOTIVE_REQUIRED",
                        "5:MOTIVE_NOT_EXPECTED",
                        "6:NEGATIVE",
                        "7:ID_CONFLICT");
        assertThat(register.refusals(register.send(
                        "convenios",
                        "A,2024-03-01,CUENTA,0401,",
                        "A,2024-03-01,CUENTA,0402,",
                        "Z,2024-03-01,VENTANILLA,,P1",
                        "A,2024-03-01,CHEQUE,,")))
                .containsExactly("3:ID_CONFLICT", "4:UNKNOWN_HOUSEHOLD", "5:UNKNOWN_CODE");
        assertThat(register.refusals(register.send(
                        "adscripciones",
                        "P1,S-00001234,2024-01-01",
                        "P1,S-1234,2024-01-01",
                        "P9,S-00001234,2024-01-01",
                        "P1,S-00001234,2024-01-01")))
                .containsExactly("3:ESTABLISHMENT_INVALID", "4:UNKNOWN_PERSON");
        assertThat(register.refusals(register.send(
                        "reniec",
                        "10000001,Quispe,Huamán,Ana,VIVO,",
                        "10000001,Quispe,Huamán,Eva,VIVO,",
                        "10000002,Quispe,Huamán,Ana,VIVO,2024-01-01",
                        "1000000X,Quispe,Huamán,Ana,VIVO,")))
                .containsExactly("3:ID_CONFLICT", "4:DEATH_INCONSISTENT", "5:DNI_INVALID");
        assertThat(register.refusals(register.send(
                        "distritos", "050101,Uno,Huamanga,Ayacucho,2005-09-01", "999999,Dos,Huamanga,Ayacucho,")))
                .containsExactly("3:UBIGEO_INVALID");
    }

    @Test
    void the_same_file_again_is_accepted_and_writes_nothing() {
        String before = "";
        for (int i = 0; i < 2; i++) {
            households("A", "B");
            register.send("personas", person("A", "P1", "10000001", "S"), person("B", "P2", "10000002", "S"));
            register.send("distritos", "050101,Uno,Huamanga,Ayacucho,2005-09-01");
            register.send("reniec", "10000001,Quispe,Huamán,Ana,VIVO,");
            register.send("visitas", "A,2024-01-01,g1,VERIFICADO");
            register.send("asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,");
            register.send("convenios", "A,2024-03-01,CUENTA,0401,");
            register.send("adscripciones", "P1,S-00001234,2024-01-01");
            String rows = versions();
            assertThat(before.isEmpty() || before.equals(rows)).isTrue();
            before = rows;
        }
        assertThat(database.number("select count(*) from member_change")).isZero();
    }

    @Test
    void a_later_file_that_says_otherwise_of_the_same_fact_replaces_it() {
        households("A");
        register.send("distritos", "050101,Uno,Huamanga,Ayacucho,2005-09-01", "050102,Dos,Huamanga,Ayacucho,");
        register.send("distritos", "050102,Dos,Huamanga,Ayacucho,2010-01-01");
        register.send("reniec", "10000001,Quispe,Huamán,Ana,VIVO,");
        register.send("reniec", "10000001,Quispe,Huamán,Ana,FALLECIDO,2026-01-31");
        register.send("visitas", "A,2024-01-01,g1,NO_ENCONTRADO");
        register.send("visitas", "A,2024-01-01,g2,VERIFICADO");
        register.send("asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,");
        register.send("asamblea", "X1,050101,Alto,2024-02-02,41,A,RETIRADO,MIGRO");
        register.send("convenios", "A,2024-03-01,CUENTA,0401,");
        register.send("convenios", "A,2024-03-01,VENTANILLA,,P1");
        assertThat(database.texts("select ubigeo || incorporated_on from district order by 1"))
                .containsExactly("0501012005-09-01", "0501022010-01-01");
        assertThat(database.texts("select dni || deceased || died_on from civil_record"))
                .containsExactly("10000001true2026-01-31");
        assertThat(database.texts("select gestor || result from visit")).containsExactly("g2VERIFIED");
        assertThat(database.texts("select held_on::text || attendees || result || motive from assembly_result"))
                .containsExactly("2024-02-0241REMOVEDMOVED_AWAY");
        assertThat(database.texts("select means || pay_point || coalesce(account, '-') from agreement"))
                .containsExactly("BRANCHP1-");
    }

    @Test
    void a_file_is_taken_only_from_who_may_send_one_and_only_if_it_is_known() {
        post("hogares", TestTokens.bearer("rosa", "AUDITOR")).expectStatus().isForbidden();
        post("hogares", TestTokens.expired("sisfoh", List.of("INSTITUTION")))
                .expectStatus()
                .isUnauthorized();
        post("otros", TestTokens.bearer("sisfoh", "INSTITUTION"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNKNOWN_FILE");
    }

    private WebTestClient.ResponseSpec post(String kind, String token) {
        return http.post()
                .uri("/affiliation/imports/" + kind)
                .header("Authorization", token)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue("a,b\n1,2\n")
                .exchange();
    }

    /** Transaction ids of all facts: they move if a row is written. */
    private String versions() {
        return String.join(
                ";",
                database.texts("select xmin::text from household union all select xmin::text from classification"
                        + " union all select xmin::text from member union all select xmin::text from visit"
                        + " union all select xmin::text from agreement union all select xmin::text from attachment"
                        + " union all select xmin::text from assembly_result union all select xmin::text from civil_record"
                        + " union all select xmin::text from district"
                        + " order by 1"));
    }

    private void households(String... ids) {
        register.send(
                "hogares",
                java.util.Arrays.stream(ids)
                        .map(id -> id + ",050101,Alto,POBRE,2023-01-01,2027-12-31,,,")
                        .toArray(String[]::new));
    }

    private static String person(String household, String id, String dni, String recipient) {
        return "%s,%s,%s,Quispe,Huamán,Ana,F,1990-05-05,OTRO,,PRIMARIA,%s".formatted(household, id, dni, recipient);
    }

    private List<String> members() {
        return database.texts("select external_id from member order by external_id");
    }
}
