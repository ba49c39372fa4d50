package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** AFF-5 through HTTP and files, to tables and events; two persons where money moves. */
@ServiceTest
class LifeEventsServiceTest {

    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";
    private static final String MEMBERS = "juntos.affiliation.member.v1";
    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 31);

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    private RegisterClient register;

    @BeforeEach
    void twoAffiliatedHouseholds() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from household") > 0) {
            database.awaitRelayed();
            database.execute("truncate household, classification, member, attachment, assembly_result, agreement,"
                    + " standing, standing_history, member_told, assessed_day, assessed_household, life_event,"
                    + " person_fact, recipient_fact, payment_fact, residence, member_change, file_access");
        }
        sendRegister();
        register.send(
                "asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,", "X1,050101,Alto,2024-02-01,40,B,VALIDADO,");
        register.send("convenios", "A,2024-03-01,CUENTA,0401,", "B,2024-03-01,CUENTA,0402,");
        register.send("adscripciones", "A2,E-0123456,2024-04-10", "B2,E-0123456,2024-04-10");
        register.assess(AS_OF);
        assertThat(database.texts("select distinct state from standing")).containsExactly("AFFILIATED");
    }

    private void sendRegister() {
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "B,050101,Alto,POBRE,2023-01-01,2027-12-31,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,CONYUGE,,PRIMARIA,S",
                "A,A2,10000002,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "A,A3,10000003,Quispe,Huamán,Juan,M,1988-05-05,JEFE,,PRIMARIA,N",
                "B,B1,10000004,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S",
                "B,B2,10000005,Quispe,Huamán,Sol,F,2018-09-02,HIJO,,PRIMARIA,N");
    }

    @Test
    void a_change_of_school_is_told_at_once_of_that_person_only_and_once() {
        database.awaitRelayed();
        int households = probe.received(HOUSEHOLDS).size();
        String event = event("N1", "SCHOOL_CHANGE", "A2", "2026-06-10", "{\"establishment\":\"E-0000009\"}");
        report("A", event)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("RECORDED");
        ReceivedEvent told = awaitMember("A2", "E-0000009");
        assertThat(told.type()).isEqualTo("pe.juntos.affiliation.member.updated.v1");
        ContractCheck.validate("member", told.json());
        report("A", event).expectStatus().isOk();
        report("A", event("N1", "SCHOOL_CHANGE", "A2", "2026-06-11", "{\"establishment\":\"E-0000009\"}"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ID_CONFLICT");
        assertThat(database.texts("select establishment from attachment where since > '2026-01-01'"))
                .containsExactly("E-0000009");
        assertThat(probe.received(HOUSEHOLDS)).hasSize(households);
    }

    @Test
    void a_birth_a_pregnancy_and_a_delivery_are_told_to_those_who_decide() {
        report("A", event("N1", "PREGNANCY", "A1", "2026-03-01", "{\"expectedDelivery\":\"2026-06-15\"}"))
                .expectStatus()
                .isCreated();
        awaitMember("A1", "\"expectedDelivery\":\"2026-06-15\"");
        report("A", event("N2", "DELIVERY", "A1", "2026-06-12", "null"))
                .expectStatus()
                .isCreated();
        awaitMember("A1", "\"deliveredOn\":\"2026-06-12\"");
        report("A", """
                {"id":"N3","kind":"BIRTH","effectiveOn":"2026-06-12","source":"HEALTH_POST","document":"CNV 1","details":
                {"person":{"externalId":"A9","paternalName":"Quispe","givenNames":"Luz","sex":"F",
                "birthDate":"2026-06-12","relationship":"CHILD"}}}""").expectStatus().isCreated();
        ReceivedEvent born = awaitMember("A9", "\"birthDate\":\"2026-06-12\"");
        assertThat(born.type()).isEqualTo("pe.juntos.affiliation.member.registered.v1");
        ContractCheck.validate("member", born.json());
        assertThat(database.texts("select external_id from member where dni is null"))
                .containsExactly("A9");
    }

    @Test
    void the_death_of_the_recipient_holds_the_payment_and_only_two_persons_name_another() {
        report("A", event("N1", "DEATH", "A1", "2026-06-01", "null"))
                .expectStatus()
                .isCreated();
        awaitHousehold("A", "\"alive\":false", "\"member\":\"" + member("A1") + "\"");
        report("A", event("N2", "RECIPIENT_CHANGE", "A3", "2026-06-02", "null"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PROPOSED");
        long version = database.number("select version from standing where household = '" + household("A") + "'");
        decide("N2", "approve", "rosa", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SAME_PERSON");
        register.assess(AS_OF.plusDays(30));
        assertThat(database.number("select version from standing where household = '" + household("A") + "'"))
                .as("nothing changes before the approval")
                .isEqualTo(version);
        decide("N2", "approve", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isOk();
        decide("N2", "approve", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isOk();
        decide("N2", "reject", "irma", "INFORMATION_MANAGER", "*", "{\"note\":\"tarde\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ALREADY_DECIDED");
        ReceivedEvent told = awaitHousehold("A", "\"alive\":true", "\"member\":\"" + member("A3") + "\"");
        ContractCheck.validate("household", told.json());
    }

    @Test
    void a_rejected_change_of_account_changes_nothing_and_an_approved_one_survives_the_old_files() {
        String changed = "{\"means\":\"BRANCH\",\"payPoint\":\"P9\"}";
        report("A", event("N1", "PAYMENT_CHANGE", null, "2026-06-02", changed))
                .expectStatus()
                .isCreated();
        report("A", event("N2", "PAYMENT_CHANGE", null, "2026-06-03", changed))
                .expectStatus()
                .isCreated();
        report("A", event("N3", "RECIPIENT_CHANGE", "A3", "2026-06-03", "null"))
                .expectStatus()
                .isCreated();
        decide("N1", "reject", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("REQUIRED");
        decide("N1", "reject", "carlos", "REGIONAL_COORDINATOR", "*", "{\"note\":\"sin firma\"}")
                .expectStatus()
                .isOk();
        assertThat(database.number("select count(*) from payment_fact")).isZero();
        decide("N2", "approve", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isOk();
        decide("N3", "approve", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isOk();
        awaitHousehold("A", "\"payPoint\":\"P9\"", "\"member\":\"" + member("A3") + "\"");
        String standing = standing("A");
        sendRegister();
        register.send("convenios", "A,2024-03-01,CUENTA,0401,", "B,2024-03-01,CUENTA,0402,");
        register.assess(AS_OF.plusDays(30));
        assertThat(standing("A")).isEqualTo(standing);
    }

    @Test
    void an_approval_is_refused_where_it_can_no_longer_be_true() {
        report("A", event("N1", "RECIPIENT_CHANGE", "A3", "2026-06-05", "null"))
                .expectStatus()
                .isCreated();
        report("A", event("N2", "MEMBER_LEFT", "A3", "2026-06-04", "null"))
                .expectStatus()
                .isCreated();
        decide("N1", "approve", "carlos", "REGIONAL_COORDINATOR", "*", "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PERSON_LEFT");
        assertThat(database.texts("select state from life_event where event_id = 'N1'"))
                .containsExactly("PROPOSED");
    }

    @Test
    void a_person_who_joins_another_household_leaves_the_first_and_the_old_file_does_not_bring_it_back() {
        String b = standing("B");
        report("B", event("N1", "MEMBER_JOINED", "A2", "2026-06-05", "null"))
                .expectStatus()
                .isCreated();
        Await.until(() -> assertThat(
                        probe.received(MEMBERS, household("A")).getLast().type())
                .endsWith("left.v1"));
        Await.until(() -> assertThat(
                        probe.received(MEMBERS, household("B")).getLast().json())
                .contains(member("A2")));
        assertThat(standing("B")).isNotEqualTo(b);
        sendRegister();
        register.assess(AS_OF.plusDays(30));
        assertThat(database.texts("select household from member where external_id = 'A2'"))
                .containsExactly(household("B"));
        assertThat(database.texts("select former_household from member_change")).containsExactly(household("A"));
    }

    @Test
    void an_earlier_move_reported_late_does_not_take_a_child_from_where_it_lives_now() {
        register.send("hogares", "C,050101,Alto,POBRE,2023-01-01,2027-12-31,,,");
        report("B", event("N1", "MEMBER_JOINED", "A2", "2026-06-20", "null"))
                .expectStatus()
                .isCreated();
        String b = standing("B");
        report("C", event("N2", "MEMBER_JOINED", "A2", "2026-06-05", "null"))
                .expectStatus()
                .isCreated();
        assertThat(database.texts("select household from member where external_id = 'A2'"))
                .containsExactly(household("B"));
        assertThat(database.texts("select distinct bucket from person_fact where member = '" + member("A2") + "'"))
                .isEqualTo(database.texts("select bucket from household where external_id = 'B'"));
        assertThat(standing("B")).isEqualTo(b);
    }

    @Test
    void a_gestor_takes_nobody_out_of_a_household_of_another_territory_unless_its_leaving_was_told_there() {
        register.send("hogares", "C,060101,Otro,POBRE,2023-01-01,2027-12-31,,,");
        String joins = event("N1", "MEMBER_JOINED", "A2", "2026-06-05", "null");
        report("C", joins, "GESTOR", "0601")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("PERSON_ELSEWHERE");
        report("A", event("N2", "MEMBER_LEFT", "A2", "2026-06-04", "null"), "GESTOR", "0501")
                .expectStatus()
                .isCreated();
        report("C", joins, "GESTOR", "0601").expectStatus().isCreated();
    }

    @Test
    void a_new_person_is_known_by_the_sender_s_id_and_nobody_is_new_twice() {
        String newcomer = """
                {"id":"%s","kind":"MEMBER_JOINED","member":%s,"effectiveOn":"2026-06-12","source":"HOUSEHOLD",
                "document":"DJ 1","details":{"person":{"externalId":"%s","paternalName":"Quispe","givenNames":"Luz",
                "sex":"F","birthDate":"2020-06-12","relationship":"CHILD"}}}""";
        refused("A", newcomer.formatted("N1", "\"" + member("B2") + "\"", "A9"), "UNKNOWN_PERSON");
        refused("A", newcomer.formatted("N1", "\"M0000000000000000\"", "A9"), "UNKNOWN_PERSON");
        refused("A", newcomer.formatted("N1", "null", "B2"), "PERSON_EXISTS");
        refused("A", newcomer.formatted("N1", "null", " "), "REQUIRED");
        report("A", newcomer.formatted("N1", "null", "A9")).expectStatus().isCreated();
        assertThat(register.refusals(file(
                        INSTITUTION,
                        line(
                                "F1,INGRESO,A,B2,2026-06-20,HOGAR,DJ 2",
                                "apellido_paterno=Quispe",
                                "nombres=Sol",
                                "sexo=F",
                                "nacimiento=2018-09-02",
                                "parentesco=HIJO"),
                        twin("F2", "T1", "42388604-3"),
                        twin("F3", "T2", "42388604"))))
                .containsExactly("2:PERSON_EXISTS", "4:DNI_DUPLICATE");
    }

    private static String twin(String id, String person, String dni) {
        return line(
                id + ",NACIMIENTO,A," + person + ",2026-06-12,PUESTO,CNV 1",
                "dni=" + dni,
                "apellido_paterno=Quispe",
                "nombres=Luz",
                "sexo=F",
                "nacimiento=2026-06-12",
                "parentesco=HIJO");
    }

    private void refused(String household, String event, String code) {
        report(household, event)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void who_leaves_is_told_to_have_left_and_can_come_back() {
        report("A", event("N1", "MEMBER_LEFT", "A2", "2026-06-05", "null"))
                .expectStatus()
                .isCreated();
        Await.until(() -> assertThat(
                        probe.received(MEMBERS, household("A")).getLast().type())
                .endsWith("left.v1"));
        report("A", event("N2", "MEMBER_JOINED", "A2", "2026-06-20", "null"))
                .expectStatus()
                .isEqualTo(201);
        Await.until(() -> assertThat(
                        probe.received(MEMBERS, household("A")).getLast().type())
                .endsWith("registered.v1"));
    }

    @Test
    void of_two_moves_the_later_day_stands_whichever_is_reported_first_and_the_old_file_does_not_undo_it() {
        report("A", event("N1", "MOVE", null, "2026-06-10", "{\"district\":\"050102\",\"populatedCentre\":\"Bajo\"}"))
                .expectStatus()
                .isCreated();
        report("A", event("N2", "MOVE", null, "2026-06-01", "{\"district\":\"050103\"}"))
                .expectStatus()
                .isCreated();
        awaitHousehold("A", "\"district\":\"050102\"", "\"populatedCentre\":\"Bajo\"");
        sendRegister();
        assertThat(database.texts("select district from household order by external_id"))
                .containsExactly("050102", "050101");
    }

    @Test
    void a_new_class_is_told_and_the_earlier_one_stays() {
        report(
                        "A",
                        event(
                                "N1",
                                "NEW_CLASS",
                                null,
                                "2026-06-10",
                                "{\"socioEconomicClass\":\"EXTREME_POOR\",\"validUntil\":\"2029-06-09\"}"))
                .expectStatus()
                .isCreated();
        awaitHousehold("A", "\"socioEconomicClass\":\"EXTREME_POOR\"");
        assertThat(database.texts("select class from classification where household = '" + household("A")
                        + "' order by valid_from"))
                .containsExactly("POOR", "EXTREME_POOR");
    }

    @Test
    void a_file_takes_what_can_be_true_in_the_order_of_days_and_refuses_the_rest_by_line() {
        String state = file(
                INSTITUTION,
                line("F1,CAMBIO_PUESTO,A,A9,2026-06-20,PUESTO,Ficha 1", "establecimiento=S-00000001"),
                line(
                        "F2,NACIMIENTO,A,A9,2026-06-12,PUESTO,CNV 1",
                        "apellido_paterno=Quispe",
                        "nombres=Luz",
                        "sexo=F",
                        "nacimiento=2026-06-12",
                        "parentesco=HIJO"),
                line("F3,FALLECIMIENTO,Z,A1,2026-06-01,HOGAR,Acta 2"),
                line("F4,FALLECIMIENTO,A,A1,2026-07-01,HOGAR,Acta 3"),
                line("F5,CAMBIO_PAGO,B,,2026-06-01,BANCO,Carta 4", "medio_pago=CUENTA", "cuenta=0999"),
                line("F5,CAMBIO_PAGO,B,,2026-06-01,BANCO,Carta 4", "medio_pago=CUENTA", "cuenta=0998"),
                line("F5,CAMBIO_PAGO,B,,2026-06-01,BANCO,Carta 4", "medio_pago=CUENTA", "cuenta=0999"),
                line("F6,MUDANZA,B,,2026-06-01,HOGAR,", "ubigeo=050102"),
                line("F7,OTRO,B,,2026-06-01,HOGAR,Acta"),
                line("F8,MUDANZA,B,,2026-06-01,HOGAR,Acta", "ubigeo=999999"));
        assertThat(register.refusals(state))
                .containsExactly(
                        "4:UNKNOWN_HOUSEHOLD",
                        "5:EFFECTIVE_DATE_FUTURE",
                        "7:ID_CONFLICT",
                        "9:REQUIRED",
                        "10:UNKNOWN_CODE",
                        "11:UBIGEO_INVALID");
        assertThat(database.texts("select event_id || state from life_event order by 1"))
                .containsExactly("F1RECORDED", "F2RECORDED", "F5PROPOSED");
        awaitMember("A9", "S-00000001");
        assertThat(register.refusals(file(INSTITUTION, line("F4,FALLECIMIENTO,A,A1,2026-06-01,HOGAR,Acta 3"))))
                .as("a refused line can be corrected and sent again")
                .isEmpty();
        awaitHousehold("A", "\"alive\":false");
    }

    @Test
    void a_neighbour_s_household_does_not_exist_for_a_report_a_reading_a_list_and_a_decision() {
        String away = "060101";
        report("A", event("N1", "RECIPIENT_CHANGE", "A3", "2026-06-02", "null"))
                .expectStatus()
                .isCreated();
        report("A", event("N2", "DEATH", "A1", "2026-06-02", "null"), "GESTOR", away)
                .expectStatus()
                .isNotFound();
        String path = "/affiliation/households/" + household("A") + "/life-events";
        get(path, "GESTOR", away).expectStatus().isNotFound();
        get(path, "GESTOR", "0501").expectStatus().isOk();
        assertThat(list("/affiliation/life-events/pending", away, "$.items[*].id"))
                .isEmpty();
        assertThat(list("/affiliation/life-events/pending", "0501", "$.items[*].id"))
                .containsExactly("N1");
        assertThat(list("/affiliation/life-events/pending?district=06", "*", "$.items[*].id"))
                .isEmpty();
        assertThat(list("/affiliation/life-events/pending/counts", away, "$[*].district"))
                .isEmpty();
        assertThat(list("/affiliation/life-events/pending/counts", "0501", "$[*].district"))
                .containsExactly("050101");
        for (String decision : List.of("approve", "reject")) {
            decide("N1", decision, "carlos", "REGIONAL_COORDINATOR", away, "{\"note\":\"x\"}")
                    .expectStatus()
                    .isNotFound();
            decide("NONE", decision, "carlos", "REGIONAL_COORDINATOR", "*", "{\"note\":\"x\"}")
                    .expectStatus()
                    .isNotFound();
            decide("N1", decision, "rosa", "GESTOR", "*", "{\"note\":\"x\"}")
                    .expectStatus()
                    .isForbidden();
        }
        report("A", event("N3", "DEATH", "A1", "2026-06-02", "null"), "AUDITOR", "*")
                .expectStatus()
                .isForbidden();
        get(path, "PARTNER", "*").expectStatus().isForbidden();
        get("/affiliation/life-events/pending", "INSTITUTION", "*")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_gestor_s_file_speaks_of_the_own_territory_only() {
        assertThat(register.refusals(file(
                        TestTokens.bearer("rosa", List.of("GESTOR"), List.of("060101")),
                        line("F1,FALLECIMIENTO,A,A1,2026-06-01,HOGAR,Acta 1"))))
                .containsExactly("2:UNKNOWN_HOUSEHOLD");
    }

    @Test
    void what_was_reported_is_shown_in_full_only_to_who_may_see_it_and_leaves_a_trace() {
        report("A", event("N1", "PAYMENT_CHANGE", null, "2026-06-02", "{\"means\":\"ACCOUNT\",\"account\":\"0777\"}"))
                .expectStatus()
                .isCreated();
        String path = "/affiliation/households/" + household("A") + "/life-events";
        assertThat(body(get(path, "REGIONAL_COORDINATOR", "*"))).contains("0777");
        assertThat(body(get(path, "INFORMATION_MANAGER", "*"))).doesNotContain("0777");
        assertThat(body(get("/affiliation/life-events/pending", "REGIONAL_COORDINATOR", "*")))
                .doesNotContain("0777");
        assertThat(database.texts("select with_names::text from file_access order by id"))
                .containsExactly("true", "false");
    }

    private static final String INSTITUTION = TestTokens.bearer("reniec", "INSTITUTION");
    private static final List<String> COLUMNS = List.of(
            "novedad_id,tipo,hogar_id,persona_id,fecha,fuente,documento,fecha_probable_parto,ubigeo,centro_poblado,"
                    .concat(
                            "direccion,medio_pago,cuenta,punto_pago,establecimiento,cse,cse_hasta,dni,apellido_paterno,")
                    .concat("apellido_materno,nombres,sexo,nacimiento,parentesco,nivel_educativo")
                    .split(","));

    private String file(String token, String... lines) {
        return register.upload("novedades", token, String.join(",", COLUMNS) + "\n" + String.join("\n", lines) + "\n");
    }

    /** The seven cells that every line has, and others as {@code column=value}. */
    private static String line(String first, String... others) {
        String[] cells = new String[COLUMNS.size()];
        Arrays.fill(cells, "");
        String[] given = first.split(",", -1);
        System.arraycopy(given, 0, cells, 0, given.length);
        for (String other : others) {
            String[] parts = other.split("=", 2);
            cells[COLUMNS.indexOf(parts[0])] = parts[1];
        }
        return String.join(",", cells);
    }

    private String event(String id, String kind, String person, String on, String details) {
        return """
            {"id":"%s","kind":"%s","member":%s,"effectiveOn":"%s","source":"HOUSEHOLD","document":"Acta 1","details":%s}
            """.formatted(id, kind, person == null ? "null" : "\"" + member(person) + "\"", on, details);
    }

    private WebTestClient.ResponseSpec report(String household, String event) {
        return report(household, event, "GESTOR", "*");
    }

    private WebTestClient.ResponseSpec report(String household, String event, String role, String territory) {
        return post("/affiliation/households/" + household(household) + "/life-events", "rosa", role, territory, event);
    }

    private WebTestClient.ResponseSpec decide(
            String id, String decision, String by, String role, String territory, String body) {
        return post("/affiliation/life-events/" + id + "/" + decision, by, role, territory, body);
    }

    private WebTestClient.ResponseSpec post(String path, String by, String role, String territory, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(by, List.of(role), List.of(territory)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String path, String role, String territory) {
        return http.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer("rosa", List.of(role), List.of(territory)))
                .exchange();
    }

    private List<String> list(String path, String territory, String which) {
        return JsonPath.read(body(get(path, "REGIONAL_COORDINATOR", territory)), which);
    }

    private static String body(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private ReceivedEvent awaitMember(String person, String... content) {
        return Await.value(
                        () -> probe.received(MEMBERS).stream()
                                .filter(e -> e.json().contains(member(person)))
                                .filter(e -> contains(e, content))
                                .toList(),
                        found -> !found.isEmpty())
                .getLast();
    }

    private ReceivedEvent awaitHousehold(String household, String... content) {
        return Await.value(
                () -> probe.received(HOUSEHOLDS, household(household)).getLast(), e -> contains(e, content));
    }

    private static boolean contains(ReceivedEvent event, String... content) {
        return List.of(content).stream().allMatch(event.json()::contains);
    }

    private String standing(String household) {
        return database.texts(
                        "select version || content from standing where household = '" + household(household) + "'")
                .getFirst();
    }

    private String household(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private String member(String externalId) {
        return database.texts("select member from member where external_id = '" + externalId + "'").stream()
                .findFirst()
                .orElse("nobody");
    }
}
