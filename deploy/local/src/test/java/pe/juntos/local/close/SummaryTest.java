package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final Summary summary = new Summary(new CloseOrder(Path.of("in"), new Period(2026, 3), Path.of("out")));

    @Test
    void countsLinesAndRefusalsOfEachFile() throws IOException {
        summary.applied(
                InputFile.SALUD,
                JSON.readTree(
                        "{\"lines\":10,\"accepted\":7,\"refused\":3,\"refusals\":{\"UNSIGNED\":1,\"REQUIRED\":2}}"));
        var file = written().path("archivos").path("salud.csv");
        assertThat(file.path("aceptadas").asInt()).isEqualTo(7);
        assertThat(file.path("rechazos").propertyNames()).containsExactly("REQUIRED", "UNSIGNED");
    }

    @Test
    void tellsTheCodeOfAFileRefusedWhole() throws IOException {
        assertThat(summary.refusedFiles()).isZero();
        summary.refused(InputFile.G1, new Reply(422, "{\"code\":\"FILE_HEADER\",\"detail\":\"cabecera\"}"));
        assertThat(summary.refusedFiles()).isOne();
        var file = written().path("archivos").path("g1.csv");
        assertThat(file.path("codigo").asString()).isEqualTo("FILE_HEADER");
        assertThat(file.path("detalle").asString()).isEqualTo("cabecera");
    }

    @Test
    void refusalsOfAllFilesAddUpByCode() throws IOException {
        summary.applied(InputFile.SALUD, JSON.readTree("{\"refusals\":{\"UNSIGNED\":1,\"REQUIRED\":2}}"));
        summary.applied(InputFile.EDUCACION, JSON.readTree("{\"refusals\":{\"UNSIGNED\":4}}"));
        summary.refused(InputFile.G1, new Reply(422, "{\"code\":\"FILE_HEADER\"}"));
        var codes = written().path("rechazos");
        assertThat(codes.path("UNSIGNED").asInt()).isEqualTo(5);
        assertThat(codes.path("REQUIRED").asInt()).isEqualTo(2);
        assertThat(codes.path("FILE_HEADER").asInt()).isEqualTo(1);
    }

    @Test
    void aCloseThatWasBrokenOffDoesNotLookLikeOneThatEnded() throws IOException {
        summary.brokenOff("GIVEN_UP", "nobody answers");
        assertThat(written().path("estado").asString()).isEqualTo("INTERRUMPIDO");
        assertThat(written().path("error").path("codigo").asString()).isEqualTo("GIVEN_UP");
    }

    @Test
    void aWarningIsToldAndTheCloseIsComplete() throws IOException {
        summary.warning("TRANSFERS_UNANSWERED", "two are missing");
        summary.complete();
        assertThat(summary.warned("TRANSFERS_UNANSWERED")).isTrue();
        assertThat(summary.warned("PERIOD_WITHOUT_EVIDENCE")).isFalse();
        assertThat(written().path("estado").asString()).isEqualTo("COMPLETO");
        assertThat(written().path("avisos").path(0).path("codigo").asString()).isEqualTo("TRANSFERS_UNANSWERED");
    }

    @Test
    void policiesAreListedByServiceOnceAndInOrder() throws IOException {
        summary.policies(App.PAYMENT, List.of("components-2026", "components-2005", "components-2026"));
        summary.policies(App.GRADUATION, List.of("exit-2012"));
        var policies = written().path("politicas");
        assertThat(policies.path("payment").valueStream().map(each -> each.asString()))
                .containsExactly("components-2005", "components-2026");
        assertThat(policies.path("graduation")).hasSize(1);
    }

    @Test
    void whatAServiceTellsIsWrittenInOneOrder() throws IOException {
        summary.put("graduacion", JSON.readTree("{\"due\":1,\"bonuses\":{\"B\":1,\"A\":2}}"));
        assertThat(written().path("graduacion")).hasToString("{\"bonuses\":{\"A\":2,\"B\":1},\"due\":1}");
    }

    @Test
    void moneyIsTextToTheCentimo() throws IOException {
        var tally = new Tally();
        for (var i = 0; i < 10; i++) {
            tally.add("CREDITED", new BigDecimal("0.10"));
        }
        summary.putAmounts("abonos.montos", tally);
        var amount = written().path("abonos").path("montos").path("CREDITED");
        assertThat(amount.isString()).isTrue();
        assertThat(amount.asString()).isEqualTo("1.00");
    }

    @Test
    void stepsOfOneNameAddUp() throws IOException {
        summary.took("events", Duration.ofMillis(1_500));
        summary.took("events", Duration.ofMillis(500));
        summary.took("verdicts", Duration.ofSeconds(1));
        var seconds = written().path("duraciones_segundos");
        assertThat(seconds.path("events").asDouble()).isEqualTo(2.0);
        assertThat(seconds.path("total").asDouble()).isEqualTo(3.0);
    }

    private tools.jackson.databind.JsonNode written() throws IOException {
        return JSON.readTree(Files.readString(summary.write(folder)));
    }
}
