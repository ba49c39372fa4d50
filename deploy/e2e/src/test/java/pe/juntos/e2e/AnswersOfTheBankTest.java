package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.bank.BankAnswer;
import pe.juntos.sandbox.bank.SandboxBank;
import tools.jackson.databind.JsonNode;

/** The bank's own answers in the input folder (PAY-6): other ones than the sandbox bank would give, late and broken. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Machine.Used.class)
class AnswersOfTheBankTest {

    private static final String DATA = "answered";
    private static final int SOME = 3;

    private static BankAnswer given;

    @Test
    @Order(1)
    void whatTheBankDoesNotSayStaysOpenAndWhatIsGarbageIsRefusedWithItsCode() throws IOException, InterruptedException {
        given = answersThatRejectSome(Bimester.undisturbed().folder());
        var in = input();
        Files.copy(given.status(), in.resolve("banco/estado.xml"));
        var statement = Files.readString(given.statement());
        Files.writeString(in.resolve("banco/extracto.xml"), statement.substring(0, statement.length() / 2));
        Files.writeString(in.resolve("banco/notas.xml"), "esto no es XML");
        Files.writeString(in.resolve("banco/vacio.xml"), "");

        var results = Bimester.close(Machine.fresh(DATA).home(), in, Bimester.PERIOD, DATA, step -> {});

        var files = results.summary().json().path("archivos");
        for (var broken : List.of("extracto.xml", "notas.xml", "vacio.xml")) {
            assertThat(files.path("banco/" + broken).path("codigo").asString())
                    .as(broken)
                    .isEqualTo("XML_MALFORMED");
        }
        assertThat(results.summary().refusedFiles()).isEqualTo(3);
        assertThat(results.summary().warned("TRANSFERS_UNANSWERED")).isTrue();
        assertThat(in(results, "REJECTED")).hasSize(given.rejected());
        assertThat(in(results, "CREDITED")).isEmpty();
        assertThat(round(results).path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(results.folder().resolve("banco")).doesNotExist();
    }

    @Test
    @Order(2)
    void theSameCommandWithTheMissingAnswersEndsTheRound() throws IOException, InterruptedException {
        var in = input();
        Files.copy(given.status(), in.resolve("banco/estado.xml"));
        Files.copy(given.statement(), in.resolve("banco/extracto.xml"));

        var results = Bimester.close(Machine.on(DATA).home(), in, Bimester.PERIOD, DATA, step -> {});

        assertThat(results.summary().refusedFiles()).isZero();
        assertThat(results.summary().warned("TRANSFERS_UNANSWERED")).isFalse();
        assertThat(in(results, "REJECTED")).hasSize(given.rejected());
        assertThat(in(results, "CREDITED")).hasSize(given.credited());
        assertThat(round(results).path("state").asString()).isEqualTo("CLOSED");
        assertThat(results.summary().json().path("libro_mayor").path("balanced").asBoolean())
                .isTrue();
    }

    /** The bank files of any run on the same input are the same, so one run's fit another. */
    private static BankAnswer answersThatRejectSome(Path folder) throws IOException {
        var orders = folder.resolve("pain.001-R2026-3-001.xml");
        var usual = answer(orders, 2026);
        return LongStream.range(1, 1_000)
                .mapToObj(seed -> answer(orders, seed))
                .filter(answer -> answer.rejected() >= SOME && answer.rejected() != usual.rejected())
                .findFirst()
                .orElseThrow();
    }

    private static BankAnswer answer(Path orders, long seed) {
        try {
            return SandboxBank.answer(orders, Bimester.folder("other-answers"), seed);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path input() throws IOException {
        var in = Bimester.folder("answered-in");
        Home.wipe(in);
        Files.createDirectories(in.resolve("banco"));
        try (var files = Files.list(Bimester.files())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, in.resolve(file.getFileName()));
            }
        }
        return in;
    }

    private static List<NamedCsvRecord> in(Bimester.Results results, String state) throws IOException {
        return Csv.with(Csv.read(results.folder().resolve("abonos.csv")), "estado", state);
    }

    private static JsonNode round(Bimester.Results results) {
        return results.summary().json().path("totales");
    }
}
