package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.close.Journal;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.HouseholdCode;
import pe.juntos.local.http.Person;
import pe.juntos.local.http.Refused;
import pe.juntos.local.http.Reply;
import pe.juntos.local.place.App;
import tools.jackson.databind.JsonNode;

/** What arrives broken is refused with a code, and what was accepted before stays as it is. */
@ExtendWith(Machine.Used.class)
class BadInputTest {

    private static final String HEADER = "evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,"
            + "dias_asistidos,dias_justificados,firma,firmado_el,sustituye";
    private static final String PATH = "coresponsibility/imports/educacion";
    private static final long TWO_GIGABYTES = 2L * 1024 * 1024 * 1024;

    private Api api;
    private String token;
    private JsonNode before;

    @BeforeEach
    void remember() throws IOException, InterruptedException {
        Bimester.undisturbed();
        api = new Api(Machine.on(Bimester.UNDISTURBED).home());
        token = api.token(Person.MINEDU);
        before = state();
    }

    @AfterEach
    void nothingAcceptedBeforeIsLost() throws IOException, InterruptedException {
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aWrongHeader() throws IOException, InterruptedException {
        refused(upload("evidencia,periodo\nA,2026-3\n".getBytes(StandardCharsets.UTF_8)), "FILE_HEADER");
    }

    @Test
    void anEmptyFile() throws IOException, InterruptedException {
        refused(upload(new byte[0]), "FILE_EMPTY");
    }

    @Test
    void anotherEncoding() throws IOException, InterruptedException {
        var text = HEADER + "\n" + line(1, "2026-05").replace("E-9900001", "E-Ñandú") + "\n";
        refused(upload(text.getBytes(StandardCharsets.ISO_8859_1)), "FILE_NOT_UTF8");
    }

    @Test
    void aPicture() throws IOException, InterruptedException {
        var png = new byte[4_096];
        new java.util.Random(1).nextBytes(png);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, png, 0, 8);
        var reply = upload(png);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.code()).startsWith("FILE_");
    }

    @Test
    void aLineOfTwoGigabytes() throws IOException, InterruptedException {
        var reply = api.upload(token, PATH, BodyPublishers.ofInputStream(BadInputTest::endlessLine));
        refused(reply, "FILE_LINE_TOO_LONG");
    }

    /** As the close sends its files: told at once, not after many attempts. */
    @Test
    void aFileOfOneLineOfTwoGigabytesSentByTheClose(@TempDir Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("educacion.csv");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
            sparse.setLength(TWO_GIGABYTES);
        }
        var home = Machine.on(Bimester.UNDISTURBED).home();
        try (var gateway = new Gateway(home, new Journal(System.out, 0))) {
            assertThatThrownBy(() -> gateway.upload(Person.MINEDU, PATH, file, "text/csv; charset=utf-8"))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.reply().code()).isEqualTo("FILE_LINE_TOO_LONG"));
        }
    }

    /** The results of a close on such files are those of the files accepted before. */
    @Test
    void aCloseOnBadFiles(@TempDir Path in) throws IOException, InterruptedException {
        Files.writeString(in.resolve("personas.csv"), "persona_id;dni\nX;12345678\n");
        Files.write(in.resolve("educacion.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        Files.writeString(in.resolve("salud.csv"), "");
        var home = Machine.on(Bimester.UNDISTURBED).home();
        var results = Bimester.close(home, in, Bimester.PERIOD, "bad", step -> {});
        var files = results.summary().json().path("archivos");
        assertThat(files.path("personas.csv").path("codigo").asString()).isEqualTo("FILE_HEADER");
        assertThat(files.path("educacion.csv").path("codigo").asString()).isEqualTo("FILE_NOT_UTF8");
        assertThat(files.path("salud.csv").path("codigo").asString()).isEqualTo("FILE_EMPTY");
        assertThat(results.summary().refusedFiles()).isEqualTo(3);
        assertThat(results.folder().resolve("abonos.csv"))
                .hasSameTextualContentAs(Bimester.undisturbed().folder().resolve("abonos.csv"));
    }

    /** A connection that breaks in the middle of the file stores nothing. */
    @Test
    void aTruncatedUpload() throws IOException, InterruptedException {
        var part =
                HEADER + "\n" + line(1, "2026-05") + "\n" + line(2, "2026-05").substring(0, 20);
        var address = api.address(App.GATEWAY, "/api/" + PATH);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost()
                    + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write((head + part).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        assertThat(evidence(api.token(Person.ANA))).isEqualTo(evidenceIn(before));
    }

    /** The last line of a file that was cut on the way to us is told apart; the others stand. */
    @Test
    void aFileCutInItsLastLine() throws IOException, InterruptedException {
        var text = HEADER + "\n" + lineOfUnknownPerson(1) + "\n"
                + lineOfUnknownPerson(2).substring(0, 20);
        var result = applied(upload(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.path("refusals").path("COLUMN_COUNT").asInt()).isEqualTo(1);
    }

    @Test
    void oneLineInTenIsBad() throws IOException, InterruptedException {
        var lines = IntStream.range(0, 100)
                .mapToObj(i -> i % 10 == 0 ? line(i, "mayo") : lineOfUnknownPerson(i))
                .collect(Collectors.joining("\n", HEADER + "\n", "\n"));
        var result = applied(upload(lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(result.path("lines").asInt()).isEqualTo(100);
        assertThat(result.path("refused").asInt()).isEqualTo(100);
        assertThat(result.path("refusals")
                        .propertyStream()
                        .mapToInt(code -> code.getValue().asInt())
                        .boxed())
                .containsExactlyInAnyOrder(10, 90);
        var report =
                api.get(token, "coresponsibility/imports/" + result.path("id").asString() + "/refusals.csv");
        assertThat(report.body()).startsWith("linea,codigo,mensaje").hasLineCount(101);
    }

    @Test
    void aForgedToken() throws IOException, InterruptedException {
        var forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA" + token.substring(token.length() - 300);
        unauthorised(api.get(forged, "affiliation/summary"));
        unauthorised(api.get("nonsense", "affiliation/summary"));
    }

    @Test
    void anExpiredToken() throws Exception {
        var key = Machine.on(Bimester.UNDISTURBED).home().data().resolve("sandbox/sandbox-signing-key.json");
        var issuer = api.address(App.SANDBOX, "").toString();
        unauthorised(api.get(SignedToken.until(key, issuer, Instant.now().minusSeconds(3_600)), "affiliation/summary"));
        assertThat(api.get(SignedToken.until(key, issuer, Instant.now().plusSeconds(600)), "affiliation/summary")
                        .status())
                .as("the same token before its end")
                .isEqualTo(200);
    }

    /** A gestor of another province is told that there is no such household (USR-3). */
    @Test
    void anotherTerritory() throws IOException, InterruptedException {
        var national = api.token(Person.ANA);
        var known = KnownHouseholds.MET_EXACTLY.id();
        var code = HouseholdCode.first(api.get(national, "affiliation/households?externalId=" + known)
                        .json())
                .orElseThrow();
        var outside = api.token(Person.IRMA.tokenForm() + "&territory=2501");
        for (var path : List.of(
                "affiliation/households/" + code,
                "coresponsibility/households/" + code + "/verdicts?period=2026-3",
                "payment/households/" + code + "/transfers?period=2026-3",
                "households/" + code + "/story?period=2026-3")) {
            var reply = api.get(outside, path);
            assertThat(reply.status()).as(path + " " + reply.body()).isIn(403, 404);
            assertThat(reply.body()).doesNotContain(known);
        }
    }

    private static void unauthorised(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isNotBlank().doesNotStartWith("HTTP_");
    }

    private static void refused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.code()).isEqualTo(code);
    }

    private Reply upload(byte[] content) throws IOException, InterruptedException {
        return api.upload(token, PATH, BodyPublishers.ofByteArray(content));
    }

    private JsonNode applied(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        var path = "coresponsibility/imports/" + reply.json().path("id").asString();
        return Patience.asking()
                .until(
                        () -> api.get(token, path).json(),
                        result -> result.path("state").asString().equals("APPLIED"));
    }

    private static String line(int number, String month) {
        return "BAD-" + number + ",2026-3,E-9900001," + KnownHouseholds.SILENT.child() + "," + month
                + ",20,20,0,F-9900001-1,2026-06-30,";
    }

    private static String lineOfUnknownPerson(int number) {
        return line(number, "2026-05").replace(KnownHouseholds.SILENT.child(), "NOBODY");
    }

    private static InputStream endlessLine() {
        var block = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long left = TWO_GIGABYTES;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                var count = (int) Math.min(left, Math.min(length, block.length));
                System.arraycopy(block, 0, target, offset, count);
                left -= count;
                return count;
            }
        };
    }

    private JsonNode state() throws IOException, InterruptedException {
        var auditor = api.token(Person.ANA);
        var json = tools.jackson.databind.json.JsonMapper.builder().build().createObjectNode();
        json.set("affiliation", api.get(auditor, "affiliation/summary").json());
        json.set(
                "coresponsibility",
                api.get(auditor, "coresponsibility/summary?period=2026-3").json());
        json.set("payment", api.get(auditor, "payment/summary?period=2026-3").json());
        return json;
    }

    private JsonNode evidence(String auditor) throws IOException, InterruptedException {
        return api.get(auditor, "coresponsibility/summary?period=2026-3").json().path("evidence");
    }

    private static JsonNode evidenceIn(JsonNode state) {
        return state.path("coresponsibility").path("evidence");
    }
}
