package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR_OFFICE;
import static pe.juntos.affiliation.EntryClient.OFFICE;
import static pe.juntos.affiliation.EntryClient.OTHER_OFFICE;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-3, TGT-4 through HTTP: households of one dwelling are found, listed, dismissed, and merged by people. */
@ServiceTest
class DwellingsServiceTest {

    private static final String DWELLINGS = "/affiliation/dwellings";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    /**
     * A and B live at one address, however it is written, and Leo was of A before; C and D at one point under two names;
     * E has A's address in another centre; F to J are five of one street; K and L have no number.
     */
    @Test
    void two_households_of_one_dwelling_are_found_with_reasons_and_a_street_is_none() {
        var entry = new EntryClient(http, database);
        entry.register()
                .send(
                        "hogares",
                        home("A", "Alto", "Jr. Túpac Amaru 12", ""),
                        home("B", "Alto", "JR TÚPAC  AMARU, 12", ""),
                        home("C", "Alto", "", "-13.1;-74.2"),
                        home("D", "Alto", "", "-13.1;-74.2"),
                        home("E", "Bajo", "Jr. Túpac Amaru 12", ""),
                        home("F", "Alto", "Calle Real", ""),
                        home("G", "Alto", "Calle Real", ""),
                        home("H", "Alto", "Calle Real", ""),
                        home("I", "Alto", "Calle Real", ""),
                        home("J", "Alto", "Calle Real", ""),
                        home("K", "Alto", "S/N", ""),
                        home("L", "Alto", "s/n", ""));
        entry.register()
                .send("personas", person("A", "A1", "Quispe"), person("A", "A2", "Rojas"), person("B", "B1", "Huanca"));
        entry.register().send("personas", person("C", "C1", "Mamani"), person("D", "D1", "Condori"));
        entry.register().send("personas", person("B", "A2", "Rojas"));
        entry.post(DWELLINGS + "/scans", GESTOR, "").is(403);
        assertThat(scan(entry))
                .containsExactlyInAnyOrder(
                        "A+B SPLIT_HOUSEHOLD [SAME_ADDRESS, MEMBER_CAME_FROM_THE_OTHER] OPEN",
                        "C+D SHARED_DWELLING [SAME_POINT] OPEN");
        access(entry);

        String split = DWELLINGS + "/"
                + entry.get(DWELLINGS + "?kind=SPLIT_HOUSEHOLD", OFFICE).is(200).<Integer>at("$.items[0].id");
        entry.post(split + "/dismiss", OFFICE, "{\"grounds\":\" \"}").refused(400, "DISMISSAL_INVALID");
        entry.post(split + "/dismiss", GESTOR, "{\"grounds\":\"Son dos\"}").is(403);
        entry.post(split + "/dismiss", NEIGHBOUR_OFFICE, "{\"grounds\":\"Son dos\"}")
                .refused(404, "NOT_FOUND");
        entry.post(split + "/dismiss", OFFICE, "{\"grounds\":\"Son dos\"}").is(200);
        entry.post(split + "/dismiss", OFFICE, "{\"grounds\":\"Son dos\"}").is(200);
        entry.post(split + "/dismiss", OTHER_OFFICE, "{\"grounds\":\"Son dos\"}")
                .refused(409, "ALREADY_DECIDED");

        entry.register().send("hogares", home("D", "Alto", "", "-13.2;-74.2"));
        assertThat(scan(entry))
                .as("dismissed stays so; who moved away is no finding any more")
                .containsExactlyInAnyOrder(
                        "A+B SPLIT_HOUSEHOLD [SAME_ADDRESS, MEMBER_CAME_FROM_THE_OTHER] DISMISSED",
                        "C+D SHARED_DWELLING [SAME_POINT] RESOLVED");
    }

    private static void access(EntryClient entry) {
        assertThat(entry.get(DWELLINGS, NEIGHBOUR).is(200).<List<String>>at("$.items"))
                .isEmpty();
        entry.get(DWELLINGS, TestTokens.bearer("p", "PARTNER")).is(403);
        assertThat(entry.get(DWELLINGS + "?limit=1", AUDITOR).is(200).<List<String>>at("$.items"))
                .hasSize(1);
        assertThat(entry.get(DWELLINGS + "?district=06", AUDITOR).is(200).<List<String>>at("$.items"))
                .isEmpty();
    }

    private List<String> scan(EntryClient entry) {
        String job = entry.post(DWELLINGS + "/scans", MANAGER, "").is(202).at("$.job");
        Await.until(() -> assertThat(database.texts("select state from job where id = '" + job + "'"))
                .containsExactly("FINISHED"));
        EntryClient.Answer found = entry.get(DWELLINGS, AUDITOR).is(200);
        List<String> households = found.at("$.items[*].household");
        List<String> others = found.at("$.items[*].other");
        List<String> kinds = found.at("$.items[*].kind");
        List<List<String>> reasons = found.at("$.items[*].reasons");
        List<String> states = found.at("$.items[*].state");
        return IntStream.range(0, households.size())
                .mapToObj(i -> both(households.get(i), others.get(i)) + " " + kinds.get(i) + " "
                        + List.copyOf(reasons.get(i)) + " " + states.get(i))
                .toList();
    }

    private String both(String one, String other) {
        return String.join(
                "+",
                database.texts("select external_id from household where household in ('" + one + "', '" + other
                        + "') order by 1"));
    }

    private static String home(String id, String centre, String address, String point) {
        return "%s,050101,%s,POBRE,2023-01-01,2027-12-31,\"%s\",%s"
                .formatted(id, centre, address, point.isEmpty() ? "," : point.replace(';', ','));
    }

    private static String person(String household, String id, String name) {
        return "%s,%s,,%s,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N".formatted(household, id, name);
    }
}
