package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** From files to states, events, suspension and exit, through HTTP and Kafka. */
@ServiceTest
class AssessmentServiceTest {

    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";
    private static final String MEMBERS = "juntos.affiliation.member.v1";
    private static final String VERDICTS = "juntos.coresponsibility.verdict.v1";
    private static final String DECISIONS = "juntos.graduation.decision.v1";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    RegisterClient register;

    /** A is affiliated; B is not poor; C was removed; D is contested; E has no recipient with a DNI; F has not signed. */
    @BeforeEach
    void registerOfSix() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        register.send(
                "distritos", "050101,Uno,Huamanga,Ayacucho,2005-09-01", "050102,Dos,Huamanga,Ayacucho,2005-09-01");
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "B,050101,Alto,NO_POBRE,2023-01-01,2027-12-31,,,",
                "C,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "D,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "E,050101,Alto,POBRE_EXTREMO,2023-01-01,2027-12-31,,,",
                "F,050102,Bajo,POBRE,2023-01-01,2027-12-31,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,CONYUGE,,PRIMARIA,S",
                "A,A2,10000002,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000003,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S",
                "C,C1,10000004,Quispe,Huamán,Eva,F,1990-05-05,JEFE,,PRIMARIA,S",
                "D,D1,10000005,Quispe,Huamán,Ida,F,1990-05-05,JEFE,,PRIMARIA,S",
                "E,E1,,Quispe,Huamán,Luz,F,1990-05-05,JEFE,,PRIMARIA,S",
                "E,E2,,Quispe,Huamán,Sol,F,2021-01-01,HIJO,,INICIAL,N",
                "F,F1,10000006,Quispe,Huamán,Flor,F,1990-05-05,JEFE,,PRIMARIA,S");
        register.send("reniec", "10000001,QUISPE,HUAMAN,ROSA,VIVO,", "10000002,QUISPE,HUAMAN,LEO,VIVO,");
        register.send(
                "asamblea",
                "X1,050101,Alto,2024-02-01,40,A,VALIDADO,",
                "X1,050101,Alto,2024-02-01,40,C,RETIRADO,MIGRO",
                "X1,050101,Alto,2024-02-01,40,D,CUESTIONADO,SITUACION_ECONOMICA",
                "X1,050101,Alto,2024-02-01,40,E,VALIDADO,",
                "X2,050102,Bajo,2024-02-01,40,F,VALIDADO,");
        register.send("convenios", "A,2024-03-01,CUENTA,0401,", "E,2024-03-01,VENTANILLA,,P1");
        register.send("adscripciones", "A2,E-0123456,2024-04-10", "E2,S-00001234,2024-04-01");
        register.assess(AS_OF);
    }

    @Test
    void each_household_stands_where_its_facts_put_it() {
        assertThat(database
                        .texts("select h.external_id || ':' || s.state || ':' || array_to_string(s.reasons, '|')"
                                + " from standing s join household h using (household) order by 1")
                        .stream()
                        .filter(text -> !text.startsWith("A"))
                        .toList())
                .containsExactly(
                        "B:REJECTED:NOT_POOR",
                        "C:EXCLUDED:MOVED_AWAY",
                        "D:VISITED:CONTESTED",
                        "E:VALIDATED:RECIPIENT_WITHOUT_DNI",
                        "F:VALIDATED:NO_AGREEMENT");
        assertThat(database.texts("select affiliated_on::text from standing where household = '" + code("A") + "'"))
                .containsExactly("2024-04-10");
        String summary = register.get("/affiliation/summary");
        assertThat(JsonPath.<Integer>read(summary, "$.households.VALIDATED")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(summary, "$.identityPending")).isEqualTo(2);
        assertThat(JsonPath.<List<String>>read(summary, "$.policies"))
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy).startsWith("affiliation-"));
    }

    @Test
    void what_is_told_follows_the_contracts_and_nothing_is_told_of_persons_before_validation() {
        List<ReceivedEvent> households = probe.awaitReceived(HOUSEHOLDS, 6);
        households.forEach(e -> ContractCheck.validate("household", e.json()));
        ReceivedEvent affiliated = probe.received(HOUSEHOLDS, code("A")).getFirst();
        assertThat(affiliated.type()).isEqualTo("pe.juntos.affiliation.household.affiliated.v1");
        assertThat(JsonPath.<Boolean>read(affiliated.json(), "$.recipient.identityVerified"))
                .isTrue();
        assertThat(JsonPath.<String>read(affiliated.json(), "$.payment.account"))
                .isEqualTo("0401");
        assertThat(JsonPath.<Integer>read(affiliated.json(), "$.targetMemberCount"))
                .isEqualTo(1);
        List<ReceivedEvent> members = probe.awaitReceived(MEMBERS, 2);
        members.forEach(e -> ContractCheck.validate("member", e.json()));
        assertThat(members.stream().map(e -> JsonPath.<String>read(e.json(), "$.externalId")))
                .contains("A2", "E2")
                .doesNotContain("A1", "B1", "C1");
        assertThat(members.toString() + households).doesNotContain("Quispe", "1000000");
    }

    @Test
    void the_same_files_and_assessment_again_write_nothing_and_tell_nothing() {
        database.awaitRelayed();
        String before = versions();
        int told = probe.received(HOUSEHOLDS).size() + probe.received(MEMBERS).size();
        register.send("hogares", "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,");
        register.assess(AS_OF);
        register.assess(AS_OF.minusYears(1));
        assertThat(versions()).isEqualTo(before);
        assertThat(probe.received(HOUSEHOLDS).size() + probe.received(MEMBERS).size())
                .isEqualTo(told);
    }

    @Test
    void a_verdict_of_the_latest_period_suspends_and_brings_back_and_graduation_ends_it() {
        String household = code("A");
        verdict(household, "2026-2", 1, "NOT_MET", false);
        stands(household, "SUSPENDED");
        verdict(household, "2026-1", 1, "MET", true);
        verdict(household, "2026-2", 2, "MET", true);
        stands(household, "AFFILIATED");
        verdict(household, "2026-2", 1, "NOT_MET", false);
        verdict(household, "2026-3", 1, "NOT_MET", false);
        stands(household, "SUSPENDED");
        Await.until(() -> assertThat(probe.received(HOUSEHOLDS, household).stream()
                        .map(e -> e.type().replaceAll(".*household\\.|\\.v1", "")))
                .containsExactly("affiliated", "suspended", "resumed", "suspended"));
        probe.publish(DECISIONS, household, "pe.juntos.graduation.decision.graduated.v1", 1, """
                {"household":"%s","kind":"GRADUATED","on":"2026-06-30","reasons":[],"policy":"g","exitTrack":false,\
                "transferStopped":true}""".formatted(household));
        stands(household, "EXITED");
        verdict(household, "2026-4", 1, "MET", true);
        Await.until(() ->
                assertThat(database.texts("select period from verdict_heard")).containsExactly("2026-4"));
        stands(household, "EXITED");
        decided(household, 7, "exit-suspended", "APPEAL_FILED");
        stands(household, "AFFILIATED");
        decided(household, 6, "graduated", "ARTICULATED");
        decided(household, 8, "graduated", "ARTICULATED");
        stands(household, "EXITED");
        decided(household, 9, "exit-withdrawn", "EXIT_DECISION_WITHDRAWN");
        decided(household, 8, "graduated", "ARTICULATED");
        decided(household, 9, "exit-withdrawn", "EXIT_DECISION_WITHDRAWN");
        stands(household, "AFFILIATED");
        decided(household, 10, "graduated", "ARTICULATED");
        stands(household, "EXITED");
        probe.received(HOUSEHOLDS, household).forEach(e -> ContractCheck.validate("household", e.json()));
        String file = register.get("/affiliation/households/" + household);
        assertThat(JsonPath.<List<String>>read(file, "$.history[*].cause"))
                .containsExactly(
                        "ASSESSMENT",
                        "VERDICT",
                        "VERDICT",
                        "VERDICT",
                        "GRADUATION",
                        "GRADUATION",
                        "GRADUATION",
                        "GRADUATION",
                        "GRADUATION");
        assertThat(JsonPath.<String>read(file, "$.exitedOn")).isEqualTo("2026-06-30");
    }

    private void decided(String household, long version, String event, String reason) {
        probe.publish(DECISIONS, household, "pe.juntos.graduation.decision." + event + ".v1", version, """
                {"household":"%s","kind":"X","on":"2026-06-30","reasons":["%s"],"policy":"g","exitTrack":true,\
                "transferStopped":true}""".formatted(
                        household, reason));
    }

    @Test
    void a_file_is_read_in_the_territory_with_names_only_for_some_and_never_unseen() {
        String path = "/affiliation/households/" + code("F");
        String near = register.get(path, TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501")));
        assertThat(JsonPath.<String>read(near, "$.members[0].person.givenNames"))
                .isEqualTo("Flor");
        String manager = register.get(path, TestTokens.bearer("irma", "INFORMATION_MANAGER"));
        assertThat(manager).doesNotContain("Flor", "Quispe", "10000006", "1990-05-05");
        refused(path, List.of("GESTOR"), List.of("050101"), HttpStatus.NOT_FOUND);
        refused(path, List.of("GESTOR"), List.of(), HttpStatus.NOT_FOUND);
        refused(path, List.of("GESTOR"), List.of("%", "_501", "05010'--"), HttpStatus.NOT_FOUND);
        refused(path, List.of("PARTNER"), List.of("*"), HttpStatus.FORBIDDEN);
        assertThat(database.texts("select distinct subject || with_names from file_access where household = '"
                        + code("F") + "' order by 1"))
                .containsExactly("irmafalse", "rosatrue");
    }

    @Test
    void lists_counts_and_work_lists_stay_in_the_territory() {
        String gestor = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050102"));
        assertThat(externals("/affiliation/households", gestor)).containsExactly("F");
        assertThat(externals("/affiliation/households?district=050101", gestor)).isEmpty();
        assertThat(externals("/affiliation/households?externalId=A", gestor)).isEmpty();
        assertThat(JsonPath.<Integer>read(register.get("/affiliation/summary", gestor), "$.members"))
                .isEqualTo(1);
        assertThat(externals("/affiliation/identity-pending", gestor)).isEmpty();
        String auditor = TestTokens.bearer("ana", "AUDITOR");
        assertThat(externals("/affiliation/identity-pending", auditor)).containsExactlyInAnyOrder("E1", "E2");
        assertThat(externals("/affiliation/households?state=VALIDATED", auditor))
                .containsExactlyInAnyOrder("E", "F");
        String page = register.get("/affiliation/households?limit=4", auditor);
        String rest = "/affiliation/households?limit=4&cursor=" + JsonPath.read(page, "$.next");
        assertThat(externals(rest, auditor)).hasSize(2);
        assertThat(JsonPath.<String>read(register.get(rest, auditor), "$.next")).isNull();
    }

    @Test
    void an_assessment_is_ordered_by_who_may() {
        http.post()
                .uri("/affiliation/assessments")
                .header("Authorization", TestTokens.bearer("rosa", "GESTOR"))
                .header("Content-Type", "application/json")
                .bodyValue("{\"asOf\":\"2026-06-30\"}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void refused(String path, List<String> roles, List<String> territory, HttpStatus status) {
        http.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer("otra", roles, territory))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private List<String> externals(String path, String token) {
        return JsonPath.read(register.get(path, token), "$.items[*].externalId");
    }

    private void verdict(String household, String period, long version, String outcome, boolean payable) {
        probe.publish(
                VERDICTS,
                household,
                "pe.juntos.coresponsibility.verdict." + (version == 1 ? "issued" : "corrected") + ".v1",
                version,
                """
                {"household":"%s","period":"%s","outcome":"%s","payable":%s,"reasons":[],"members":[],\
                "policy":"v","previousOutcome":null,"consecutiveNotMet":0,"hash":"abc"}""".formatted(household, period, outcome, payable));
    }

    private void stands(String household, String state) {
        Await.until(() -> assertThat(database.texts("select state from standing where household = '" + household + "'"))
                .containsExactly(state));
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private String versions() {
        return String.join(
                ";",
                database.texts("select xmin::text from standing union all select xmin::text from standing_history"
                        + " union all select xmin::text from member_told order by 1"));
    }
}
