package pe.juntos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Files as they really come. A bad line is refused and the others stand; a bad file is refused and leaves nothing. */
@ProbeTest
class FileImportTest {
    private static final String HEADER = "codigo,desde,monto,tipo\n";

    @Autowired
    private WebTestClient client;

    @Autowired
    private TestDatabase database;

    @BeforeEach
    void empty() {
        Await.until(() -> assertThat(database.number("select count(*) from job where state = 'RUNNING'"))
                .isZero());
        database.execute("truncate imported_thing");
    }

    @Test
    void good_lines_are_applied() {
        var report = applied(HEADER + "A1,2026-05-01,10.50,GRANDE\nA2,2026-05-02,,\n");
        assertThat(report)
                .containsEntry("lines", 2)
                .containsEntry("accepted", 2)
                .containsEntry("refused", 0);
        assertThat(things()).containsExactly("A1|2026-05-01|10.50|BIG", "A2|2026-05-02||");
        assertThat(database.number("select count(*) from staged_thing"))
                .as("staging is emptied")
                .isZero();
    }

    @Test
    void quotes_line_breaks_crlf_byte_order_mark_and_a_missing_last_line_break_are_read() {
        applied(
                "\uFEFFcodigo,desde,monto,tipo\r\n\"A,1\",2026-05-01,1,GRANDE\r\n\"A \"\"dos\"\"\",2026-05-02,2,CHICO\r\n\"A\r\n3\",2026-05-03,3,");
        assertThat(database.texts("select code from imported_thing order by since"))
                .containsExactly("A,1", "A \"dos\"", "A\r\n3");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        var file = HEADER + "A1,2026-05-01,10.50,GRANDE\nA1,2026-05-01,10.50,GRANDE\n";
        applied(file);
        var report = applied(file);
        assertThat(report).containsEntry("accepted", 2).containsEntry("refused", 0);
        assertThat(database.texts("select code || times from imported_thing")).containsExactly("A11");
    }

    @Test
    void every_kind_of_bad_line_has_its_code_and_the_others_stand() {
        var report = applied(HEADER
                + "A1,2026-05-01,10.50,GRANDE\n"
                + "A2,2026-05-01\n"
                + ",2026-05-01,1,GRANDE\n"
                + "A4,01/05/2026,1,GRANDE\n"
                + "A5,2026-02-30,1,GRANDE\n"
                + "A6,2026-05-01,mucho,GRANDE\n"
                + "A7,2026-05-01,1,ENORME\n"
                + "A8,+99999-01-01,1,GRANDE\n"
                + "A9,2026-05-01,1,CHICO\n");
        assertThat(report)
                .containsEntry("lines", 9)
                .containsEntry("accepted", 2)
                .containsEntry("refused", 7);
        assertThat(report.get("refusals"))
                .isEqualTo(Map.of(
                        "COLUMN_COUNT", 1, "REQUIRED", 1, "NOT_A_DATE", 3, "NOT_A_NUMBER", 1, "UNKNOWN_CODE", 1));
        assertThat(database.texts("select code from imported_thing order by code"))
                .containsExactly("A1", "A9");
    }

    @Test
    void the_report_names_line_code_and_reason() {
        var report = applied(HEADER + "A1,2026-05-01,1,GRANDE\nA2,ayer,1,GRANDE\n");
        var csv = get("/probe/imports/" + report.get("id") + "/refusals.csv")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv.lines().toList()).hasSize(2);
        assertThat(csv.lines().findFirst()).contains("linea,codigo,mensaje");
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).startsWith("3,NOT_A_DATE,");
    }

    @Test
    void ten_percent_bad_lines_among_fifty_thousand_are_refused_and_the_rest_stand() {
        var lines = IntStream.range(0, 50_000)
                .mapToObj(i -> "B%05d,%s,1.00,GRANDE".formatted(i, i % 10 == 3 ? "nunca" : "2026-05-01"))
                .collect(Collectors.joining("\n"));
        var report = applied(HEADER + lines + "\n");
        assertThat(report).containsEntry("accepted", 45_000).containsEntry("refused", 5_000);
        assertThat(database.number("select count(*) from imported_thing")).isEqualTo(45_000);
    }

    @Test
    void a_file_cut_inside_a_quoted_value_loses_no_line_in_silence() {
        var response = upload(HEADER + "A1,2026-05-01,1,GRANDE\n\"A2 que no ter");
        var status = response.returnResult(String.class).getStatus().value();
        if (status == 202) {
            Await.until(() -> assertThat(database.number("select count(*) from import_refusal"))
                    .isPositive());
        } else {
            assertThat(status).isEqualTo(422);
            assertNothingStored();
        }
    }

    @Test
    void a_value_that_no_database_can_hold_is_refused() {
        var report = applied(HEADER + "A\u0000B,2026-05-01,1,GRANDE\nA2,2026-05-01,1,GRANDE\n");
        assertThat(report).containsEntry("accepted", 1).containsEntry("refused", 1);
    }

    @Test
    void an_amount_that_does_not_fit_is_refused_and_not_rounded_away() {
        var report = applied(HEADER + "A1,2026-05-01,99999999999999999999,GRANDE\nA2,2026-05-01,1,GRANDE\n");
        assertThat(report).containsEntry("accepted", 1).containsEntry("refused", 1);
    }

    @Test
    void an_empty_file_is_refused() {
        refused("", "FILE_EMPTY");
    }

    @Test
    void a_wrong_header_is_refused() {
        refused("codigo,desde,importe,tipo\nA1,2026-05-01,1,GRANDE\n", "FILE_HEADER");
        refused("codigo;desde;monto;tipo\nA1;2026-05-01;1;GRANDE\n", "FILE_HEADER");
    }

    @Test
    void a_file_in_another_encoding_is_refused_and_leaves_nothing() {
        var latin =
                (HEADER + "A1,2026-05-01,1,GRANDE\nÑAUPA,2026-05-01,1,GRANDE\n").getBytes(StandardCharsets.ISO_8859_1);
        refused(latin, "FILE_NOT_UTF8");
        refused((HEADER + "A1,2026-05-01,1,GRANDE\n").getBytes(StandardCharsets.UTF_16), "FILE_NOT_UTF8");
    }

    @Test
    void a_picture_is_not_a_file_of_ours() {
        var png = new byte[2_000];
        System.arraycopy(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'},
                0,
                png,
                0,
                16);
        var body = upload(png)
                .expectStatus()
                .isEqualTo(422)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat((String) body.get("code")).isIn("FILE_NOT_UTF8", "FILE_NOT_CSV", "FILE_HEADER");
        assertNothingStored();
    }

    @Test
    void a_line_without_end_is_refused() {
        refused(HEADER + "A1," + "x".repeat(20_000_000), "FILE_LINE_TOO_LONG");
        refused("x".repeat(20_000_000), "FILE_LINE_TOO_LONG");
    }

    @Test
    void a_quote_without_end_is_refused() {
        refused(HEADER + "\"A1," + "x\n".repeat(10_000_000), "FILE_LINE_TOO_LONG");
    }

    @Test
    void only_institutions_may_send() {
        upload(
                        (HEADER + "A1,2026-05-01,1,GRANDE\n").getBytes(StandardCharsets.UTF_8),
                        TestTokens.bearer("rosa", "AUDITOR"))
                .expectStatus()
                .isForbidden();
        assertNothingStored();
    }

    private void refused(String file, String code) {
        refused(file.getBytes(StandardCharsets.UTF_8), code);
    }

    private void refused(byte[] file, String code) {
        upload(file)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        assertNothingStored();
    }

    private void assertNothingStored() {
        assertThat(database.number("select count(*) from staged_thing")).isZero();
        assertThat(database.number("select count(*) from imported_thing")).isZero();
    }

    /** Uploads, waits until the file is applied, gives the report. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> applied(String file) {
        var answer = upload(file)
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return Await.value(
                () -> (Map<String, Object>) get("/probe/imports/" + answer.get("import"))
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody(),
                report -> "APPLIED".equals(report.get("state")));
    }

    private List<String> things() {
        return database.texts("select concat_ws('|', code, since, coalesce(amount::text, ''), coalesce(kind, ''))"
                + " from imported_thing order by code");
    }

    private WebTestClient.ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("sisfoh", "INSTITUTION"))
                .exchange();
    }

    private WebTestClient.ResponseSpec upload(String file) {
        return upload(file.getBytes(StandardCharsets.UTF_8));
    }

    private WebTestClient.ResponseSpec upload(byte[] file) {
        return upload(file, TestTokens.bearer("sisfoh", "INSTITUTION"));
    }

    private WebTestClient.ResponseSpec upload(byte[] file, @Nullable String authorization) {
        return client.post()
                .uri("/probe/imports/things")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(file)
                .exchange();
    }
}
