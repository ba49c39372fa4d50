package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.http.Reply;
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
