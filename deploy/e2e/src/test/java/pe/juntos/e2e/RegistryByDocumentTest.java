package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pe.juntos.e2e.observe.Logs;
import pe.juntos.local.http.Person;

/**
 * "Is this person in Juntos?", asked by another registry at the gateway: it goes from there to partner-service, which asks
 * affiliation-service through the gateway in its turn, and nobody learns more than its agreement says.
 */
@ExtendWith(Machine.Used.class)
class RegistryByDocumentTest {
    private static final String NOT_SHOWN = "rjct.search_criteria.invalid";

    private static Api api;
    private static String district;
    /** Of a recipient whose household is in the programme. */
    private static String inside;
    /** Of somebody of the register whose household is not. */
    private static String outside;

    private static Registry registry;

    @BeforeAll
    static void people() throws IOException, InterruptedException {
        var closed = Bimester.undisturbed();
        api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var persons = Csv.read(Bimester.files().resolve("personas.csv"));
        inside = Csv.with(persons, "persona_id", KnownHouseholds.MET_EXACTLY.id() + "-1")
                .getFirst()
                .getField("dni");
        var affiliated = Csv.read(closed.folder().resolve("hogares-veredicto.csv")).stream()
                .map(line -> line.getField("hogar_id"))
                .collect(Collectors.toSet());
        outside = persons.stream()
                .filter(line -> !affiliated.contains(line.getField("hogar_id")))
                .map(line -> line.getField("dni"))
                .filter(dni -> dni.matches("\\d{8}"))
                .findFirst()
                .orElseThrow();
        district = Csv.only(
                        Csv.read(Bimester.files().resolve("hogares.csv")), "hogar_id", KnownHouseholds.MET_EXACTLY.id())
                .getField("ubigeo");
        registry = Registry.registered(api, "REGISTRO_E2E").accepted(List.of("*"), List.of("DISTRICT"), "Ley 30435");
    }

    @Test
    void byLawItIsToldOfAPersonAsOfItsHouseholdAndNotBack() throws IOException, InterruptedException {
        var found = registry.search(inside);
        assertThat(found.at("/message/search_response/0/status").asString()).isEqualTo("succ");
        var record = found.at("/message/search_response/0/data/reg_records/0");
        assertThat(record.at("/programme_identifier/enrolment_status").asString())
                .isEqualTo("1");
        assertThat(record.toString()).contains(district);
        assertThat(found.toString()).doesNotContain(inside);
        assertThat(found.path("signature").asString()).startsWith("Signature: namespace=\"spdci\", kidId=\"juntos|");
        assertThat(registry.enrolled(inside)).isEqualTo("yes");
        assertThat(registry.enrolled(outside)).isEqualTo("no");
        assertThat(registry.enrolled("00000000")).isEqualTo("unknown");
        assertThat(registry.search(outside).at("/message/search_response/0/data/reg_records"))
                .as("who is not in the programme is no record of it")
                .isEmpty();
    }

    @Test
    void elsewhereWithoutBasisAndInTheSandboxNothingIsLearned() throws IOException, InterruptedException {
        var other = district.startsWith("05") ? "06" : "05";
        var elsewhere =
                Registry.registered(api, "OTRO_LUGAR").accepted(List.of(other), List.of("HOUSEHOLD"), "Ley 30435");
        var noBasis = Registry.registered(api, "SIN_SUSTENTO").accepted(List.of("*"), List.of("HOUSEHOLD"), null);
        var sandboxed = Registry.registered(api, "DE_PRUEBA");
        for (var asker : List.of(elsewhere, noBasis, sandboxed)) {
            var told = asker.search(inside).at("/message/search_response/0");
            assertThat(told.path("status_reason_code").asString())
                    .as(asker.code())
                    .isEqualTo(NOT_SHOWN);
            assertThat(told.path("data").isMissingNode()).as(asker.code()).isTrue();
            assertThat(asker.enrolled(inside)).as(asker.code()).isEqualTo("unknown");
        }
        assertThat(sandboxed.enrolled("99999001")).as("somebody invented").isEqualTo("yes");
        assertThat(registry.enrolled("99999001")).isEqualTo("unknown");
    }

    @Test
    void peopleOfTheProgrammeAndStrangersAreNoRegistries() throws IOException, InterruptedException {
        for (var person : List.of(Person.ANA, Person.IRMA, Person.MINEDU)) {
            assertThat(Registry.of(api, "REGISTRO_E2E", api.token(person))
                            .ask("sync/enrolled", inside)
                            .status())
                    .as(person.login())
                    .isEqualTo(403);
        }
        assertThat(Registry.of(api, "REGISTRO_E2E", "x")
                        .ask("sync/enrolled", inside)
                        .status())
                .isEqualTo(401);
        var path = "affiliation/persons/households";
        assertThat(api.post(registry.token(), path, Map.of("documents", List.of(inside)))
                        .status())
                .as("what partner-service asks in its name it may not ask itself")
                .isEqualTo(403);
    }

    @Test
    void noLogTellsWhoWasAskedFor() throws IOException, InterruptedException {
        registry.enrolled(inside);
        registry.ask("sync/enrolled", inside + "0");
        var home = Machine.on(Bimester.UNDISTURBED).home();
        var people = Logs.of(Bimester.files().resolve("personas.csv"));
        assertThat(people.people()).isGreaterThan(500);
        assertThat(people.tellingOf(home.logs())).isEmpty();
    }
}
