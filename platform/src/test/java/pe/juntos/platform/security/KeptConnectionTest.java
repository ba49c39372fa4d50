package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestTokens;

/**
 * A connection that is kept goes on being read, however soon the next request follows the last answer: one whose token has to
 * be read ends late, and a request without a token that came meanwhile is refused at once.
 */
@ProbeTest
class KeptConnectionTest {
    private static final int REQUESTS = 2_000;
    private static final int UNANSWERED_MILLIS = 10_000;

    @LocalServerPort
    private int port;

    @Test
    void every_refused_request_is_answered() throws IOException {
        var late = "Authorization: " + TestTokens.expired("rosa", List.of("GESTOR")) + "\r\n";
        var atOnce = "";
        try (var connection = new Socket("127.0.0.1", port)) {
            connection.setSoTimeout(UNANSWERED_MILLIS);
            connection.setTcpNoDelay(true);
            var answers =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var request = 0; request < REQUESTS; request++) {
                ask(connection, request % 2 == 0 ? late : atOnce);
                assertThat(status(answers)).isEqualTo("HTTP/1.1 401 Unauthorized");
            }
        }
    }

    private static void ask(Socket connection, String authorization) throws IOException {
        var request =
                "POST /probe/caller HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n" + authorization + "\r\n";
        connection.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String status(BufferedReader answers) throws IOException {
        var status = answers.readLine();
        var length = 0;
        for (var line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (var read = 0; read < length; read++) {
            if (answers.read() < 0) {
                fail("the connection was closed");
            }
        }
        return status;
    }
}
