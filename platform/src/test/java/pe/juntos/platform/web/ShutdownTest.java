package pe.juntos.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import pe.juntos.platform.probe.ProbeProcess;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A process is asked to end (SIGTERM), as at every new version. */
@ProbeTest
class ShutdownTest {
    @Autowired
    private TestDatabase database;

    @Autowired
    private Environment environment;

    @Test
    void the_request_in_hand_is_answered_and_a_new_one_finds_nobody() throws Exception {
        var port = freePort();
        try (var process = ProbeProcess.start(environment, port);
                var kept = HttpClient.newHttpClient()) {
            Await.until(() -> assertThat(reachable(port)).isTrue());
            var lock = TableLock.on(database, "outbox");
            var inHand = kept.sendAsync(
                    HttpRequest.newBuilder(uri(port, "/probe/tell/H0000000000000001?amount=5"))
                            .header("Authorization", TestTokens.bearer("rosa", "GESTOR"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            lock.awaitHeld("copy outbox");

            process.terminate();
            Await.until(() -> assertThat(reachable(port)).isFalse());
            assertThat(inHand).as("still in hand").isNotDone();
            lock.close();

            assertThat(inHand.get(3, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
            assertThat(process.ended()).as("ended by the signal, not by force").isEqualTo(143);
        }
    }

    private static boolean reachable(int port) {
        try (var fresh = HttpClient.newHttpClient()) {
            return fresh.send(
                                    HttpRequest.newBuilder(uri(port, "/probe/public/rate"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
