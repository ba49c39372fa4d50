package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.conditionality.Messages.message;
import static pe.juntos.coresponsibility.conditionality.Messages.visit;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.SlowSender;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** EVI-1 on a slow line: whoever trickles is told so and gives the place to the next. */
@ProgrammeTest(
        properties = {
            "juntos.conditionality.most-at-once=1",
            "juntos.uploads.patience=2s",
            "juntos.uploads.per-second=1KB"
        })
class SlowSenderTest {
    private static final String MESSAGE =
            message("minedu", "after", visit("v1", "A", "met")).toString();
    private static final String EVIDENCE = "/conditionality/v1/evidence";

    @LocalServerPort
    private int port;

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Test
    void who_trickles_is_refused_and_the_next_is_taken() {
        Await.until(this::oneIsRefused);
        Await.until(() -> assertThat(status(MESSAGE)).isEqualTo(202));
        assertThat(database.texts("select message_id from evidence_message")).containsExactly("after");
    }

    /** Tried again when the slow sender came second, or this machine stood still for its whole patience. */
    private void oneIsRefused() throws IOException {
        var token = TestTokens.bearer("minsa", "INSTITUTION");
        try (var slow = SlowSender.post(port, EVIDENCE, "application/json", token, "{\"header\":{")) {
            assertThat(status("{}")).isEqualTo(503);
            assertThat(slow.trickle()).startsWith("HTTP/1.1 408").contains("err.request.too_slow");
        }
    }

    private int status(String body) {
        return web.post()
                .uri(EVIDENCE)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("minedu", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
