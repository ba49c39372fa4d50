package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import pe.juntos.e2e.observe.Logs;
import pe.juntos.e2e.observe.Told;
import pe.juntos.local.http.Person;
import tools.jackson.databind.JsonNode;

/** One whole bimester and the next, from files to bank lines. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Machine.Used.class)
class WholeBimesterTest {

    private static final BigDecimal BASE = new BigDecimal("200.00");

    private static Bimester.Results results;
    private static List<NamedCsvRecord> households;
    private static List<NamedCsvRecord> transfers;

    @BeforeAll
    static void close() throws IOException, InterruptedException {
        results = Bimester.undisturbed();
        households = Csv.read(results.folder().resolve("hogares-veredicto.csv"));
        transfers = Csv.read(results.folder().resolve("abonos.csv"));
    }

    @Test
    @Order(1)
    void knownHouseholdsHaveTheVerdictsThatFollowFromTheRules() {
        for (var known : KnownHouseholds.values()) {
            var line = Csv.only(households, "hogar_id", known.id());
            assertThat(line.getField("veredicto")).as(known.name()).isEqualTo(known.verdict());
            assertThat(line.getField("pagable")).as(known.name()).isEqualTo(known.payable());
        }
    }

    @Test
    @Order(2)
    void pay3EveryPayableHouseholdHasOneBaseTransferAndNoOtherHasAny() {
        var payable = Csv.with(households, "pagable", "S").stream()
                .map(line -> line.getField("hogar_id"))
                .sorted()
                .toList();
        assertThat(payable).hasSizeGreaterThan(100);
        assertThat(Csv.with(transfers, "componente", "BASE"))
                .extracting(line -> line.getField("hogar_id"))
                .containsExactlyInAnyOrderElementsOf(payable);
        assertThat(transfers)
                .allSatisfy(line ->
                        assertThat(new BigDecimal(line.getField("monto"))).isEqualByComparingTo(BASE));
    }

    @Test
    @Order(3)
    void pay5AnUnverifiedRecipientIsHeldWithItsReason() {
        var held = Csv.only(transfers, "hogar_id", KnownHouseholds.HELD.id());
        assertThat(held.getField("estado")).isEqualTo("HELD");
        assertThat(held.getField("motivo")).isNotBlank();
    }

    @Test
    @Order(4)
    void pay6TheBankFilesCarryExactlyTheApprovedTotals() throws IOException {
        var ordered = transfers.stream()
                .filter(line -> !line.getField("estado").equals("HELD"))
                .toList();
        var count = 0L;
        var sum = BigDecimal.ZERO;
        try (var files = Files.list(results.folder())) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".xml")).toList()) {
                var header = MxPain00100109.parse(Files.readString(file))
                        .getCstmrCdtTrfInitn()
                        .getGrpHdr();
                count += Long.parseLong(header.getNbOfTxs());
                sum = sum.add(header.getCtrlSum());
            }
        }
        assertThat(count)
                .isEqualTo(ordered.stream()
                        .map(line -> line.getField("hogar_id"))
                        .distinct()
                        .count());
        assertThat(sum).isEqualByComparingTo(sum(ordered));
        assertThat(sum).isEqualByComparingTo(approved().path("amount").asString());
        assertThat(count).isEqualTo(approved().path("transfers").asLong());
    }

    @Test
    @Order(5)
    void pay9TheLedgerBalances() {
        assertThat(results.summary().json().path("libro_mayor").path("balanced").asBoolean())
                .isTrue();
    }

    @Test
    @Order(6)
    void par2PartnersOfferPlacesForEveryBonus() {
        assertThat(results.summary().json().path("aliados").path("offers").asInt())
                .isEqualTo(3);
    }

    @Test
    @Order(6)
    void usr2EveryCreditedSolIsToldFromEvidenceToBankLine() throws IOException, InterruptedException {
        var api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var token = api.token(Person.ANA);
        var credited = Csv.with(transfers, "estado", "CREDITED");
        assertThat(credited).hasSizeGreaterThan(100);
        for (var line : credited) {
            var path = "households/" + code(api, token, line.getField("hogar_id")) + "/story?period=" + Bimester.PERIOD;
            // a story goes without a service that was silent for seconds, and says so
            Patience.asking().untilAsserted(() -> {
                var story = api.get(token, path);
                assertThat(story.status()).as(story.body()).isEqualTo(200);
                assertThat(story.body()).contains("CREDITED").contains(line.getField("monto"));
            });
        }
    }

    @Test
    @Order(6)
    void aff5AChangeOfSchoolInAFileMovesTheExpectedRecord() throws IOException, InterruptedException {
        var api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var token = api.token(Person.IRMA);
        assertThat(results.summary()
                        .json()
                        .at("/archivos/novedades.csv/aceptadas")
                        .asInt())
                .isEqualTo(2);
        var moved = KnownHouseholds.MOVED.child();
        assertThat(expectedAt(KnownHouseholds.NEW_SCHOOL, api, token)).containsExactly(moved);
        assertThat(expectedAt(KnownHouseholds.SCHOOL, api, token))
                .contains(KnownHouseholds.NOT_MET.child())
                .doesNotContain(moved);
    }

    @Test
    @Order(6)
    void aff5WhatMovesMoneyInAFileWaitsForItsSecondPerson() throws IOException, InterruptedException {
        var api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var token = api.token(Person.ANA);
        assertThat(api.get(token, "affiliation/life-events/pending").json().at("/items"))
                .extracting(waiting -> waiting.path("id").asString())
                .containsExactly(OptionalFiles.EVENT_OF_MONEY);
        assertThat(Csv.only(transfers, "hogar_id", KnownHouseholds.MET_EXACTLY.id())
                        .getField("estado"))
                .isEqualTo("CREDITED");
    }

    @Test
    @Order(6)
    void tgt1DistrictsAreRankedByTheCriteriaOfTheFile() throws IOException, InterruptedException {
        var api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var token = api.token(Person.ANA);
        var ranking =
                api.get(token, "affiliation/targeting/ranking?on=2026-06-30").json();
        var districts = OptionalFiles.districts(Bimester.files());
        assertThat(ranking.at("/items")).hasSameSizeAs(districts);
        assertThat(ranking.at("/items/0/district").asString()).isEqualTo(districts.getFirst());
        assertThat(api.get(token, "affiliation/territory/districts").json().at("/items"))
                .filteredOn(district -> district.path("ubigeo").asString().equals(OptionalFiles.DISTRICT))
                .extracting(district -> district.path("name").asString())
                .as("a district of the list that takes no part yet")
                .containsExactly("LIMA");
    }

    @Test
    @Order(6)
    void aff13TheInsuranceOfEachPersonIsInTheFile() throws IOException, InterruptedException {
        var api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        var token = api.token(Person.ANA);
        var insured = results.summary().json().at("/archivos/seguros.csv");
        assertThat(insured.path("aceptadas").asInt()).isGreaterThan(500);
        var line = households.stream()
                .filter(household -> !household.getField("hogar_id").startsWith("KNOWN"))
                .findFirst()
                .orElseThrow();
        var file = api.get(token, "affiliation/households/" + code(api, token, line.getField("hogar_id")))
                .json();
        assertThat(file.at("/members"))
                .isNotEmpty()
                .allSatisfy(member ->
                        assertThat(member.path("insurance").asString()).isIn("SIS", "ESSALUD", "OTHER", "NONE"));
    }

    private static List<String> expectedAt(String school, Api api, String token)
            throws IOException, InterruptedException {
        var list = api.get(token, "coresponsibility/periods/" + Bimester.PERIOD + "/expected?establishment=" + school)
                .json();
        return list.valueStream()
                .map(line -> line.path("externalId").asString())
                .toList();
    }

    @Test
    @Order(7)
    void theSameFolderTwiceChangesNothing() throws IOException, InterruptedException {
        var home = Machine.on(Bimester.UNDISTURBED).home();
        var again = Bimester.close(home, Bimester.files(), Bimester.PERIOD, "twice", step -> {});
        assertThat(ResultFiles.sorted(again.folder())).isEqualTo(ResultFiles.sorted(results.folder()));
        assertThat(withoutDurations(again.summary().json()))
                .isEqualTo(withoutDurations(results.summary().json()));
    }

    @Test
    @Order(8)
    void ver5LateEvidenceIsPaidAsAnAdjustmentInTheNextRound() throws IOException, InterruptedException {
        var home = Machine.on(Bimester.UNDISTURBED).home();
        var late = KnownHouseholds.late(Bimester.folder("late"));
        var next = Bimester.close(home, late, "2026-4", "next", step -> {});
        var id = KnownHouseholds.CORRECTED_LATE.id();
        var lines = Csv.with(Csv.read(next.folder().resolve("abonos.csv")), "hogar_id", id);
        assertThat(Csv.with(lines, "componente", "BASE"))
                .extracting(line -> line.getField("periodo"))
                .containsExactly("2026-4");
        var adjustments = lines.stream()
                .filter(line -> !line.getField("componente").equals("BASE"))
                .toList();
        assertThat(adjustments).singleElement().satisfies(line -> {
            assertThat(line.getField("periodo")).isEqualTo(Bimester.PERIOD);
            assertThat(new BigDecimal(line.getField("monto"))).isEqualByComparingTo(BASE);
        });
        assertThat(adjustmentsIn(next)).containsExactly(id);
        assertThat(next.summary().json().path("libro_mayor").path("balanced").asBoolean())
                .isTrue();
    }

    @Test
    @Order(9)
    void everyMetricIsInTheVocabularyAndCountsNobody() throws IOException, InterruptedException {
        var scraped = new Metrics(Machine.on(Bimester.UNDISTURBED).home());
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Told.missing(scraped.read())).isSubsetOf(Metrics.OF_OTHER_DAYS));
        assertThat(Told.faults(scraped.read())).isEmpty();
    }

    @Test
    @Order(10)
    void noLogNamesAPersonOrADocument() throws IOException, InterruptedException {
        var people = Logs.of(Bimester.files().resolve("personas.csv"));
        assertThat(people.people()).isGreaterThan(500);
        assertThat(people.tellingOf(Machine.on(Bimester.UNDISTURBED).home().logs()))
                .isEmpty();
    }

    @Test
    @Order(11)
    void everyLineOfAServicesLogIsAnEntryThatCanBeFollowed() throws IOException, InterruptedException {
        var home = Machine.on(Bimester.UNDISTURBED).home();
        for (var service : pe.juntos.local.place.App.services()) {
            var log = home.log(service.title());
            assertThat(Logs.unstructured(log)).as(service.title()).isEmpty();
            assertThat(Files.readString(log)).as(service.title()).contains("\"@timestamp\"");
        }
    }

    private static Set<String> adjustmentsIn(Bimester.Results next) throws IOException {
        return Csv.read(next.folder().resolve("abonos.csv")).stream()
                .filter(line -> line.getField("periodo").equals(Bimester.PERIOD))
                .filter(line -> !line.getField("componente").equals("BASE"))
                .map(line -> line.getField("hogar_id"))
                .collect(Collectors.toSet());
    }

    private static String code(Api api, String token, String sender) throws IOException, InterruptedException {
        var found =
                api.get(token, "affiliation/households?externalId=" + sender).json();
        return pe.juntos.local.http.HouseholdCode.first(found).orElseThrow();
    }

    private static JsonNode approved() {
        return results.summary().json().path("totales");
    }

    private static BigDecimal sum(List<NamedCsvRecord> lines) {
        return lines.stream()
                .map(line -> new BigDecimal(line.getField("monto")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode withoutDurations(JsonNode summary) {
        var copy = (tools.jackson.databind.node.ObjectNode) summary.deepCopy();
        copy.remove("duraciones_segundos");
        return copy;
    }
}
