package pe.juntos.local.machines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line between a client and a server that answers every byte with the same byte. */
class RelayTest {

    private static final int SILENCE_MILLIS = 200;

    private ServerSocket server;
    private int port;
    private Relay relay;

    @BeforeEach
    void line() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        relay = relay();
    }

    private Relay relay() throws IOException {
        try (var free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        return new Relay(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), () -> List.of(nobody, target));
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException ignored) {
                        // The client is gone.
                    }
                });
            } catch (IOException ignored) {
                // The test is over.
            }
        }
    }

    @AfterEach
    void end() throws IOException {
        relay.close();
        server.close();
    }

    private Socket client() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(20_000);
        return client;
    }

    private static String said(Socket client, String word) throws IOException {
        client.getOutputStream().write(word.getBytes(UTF_8));
        return heard(client, word.length());
    }

    private static String heard(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), UTF_8);
    }

    @Test
    void whoDoesNotListenIsPassedOver() throws IOException {
        try (var client = client()) {
            assertThat(said(client, "one")).isEqualTo("one");
        }
    }

    @Test
    void whatIsSaidWhileTheLineIsCutArrivesWhenItIsMended() throws IOException {
        try (var client = client()) {
            said(client, "one");
            relay.cut();
            client.getOutputStream().write("two".getBytes(UTF_8));
            client.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> heard(client, 3)).isInstanceOf(SocketTimeoutException.class);
            relay.mend();
            client.setSoTimeout(20_000);
            assertThat(heard(client, 3)).isEqualTo("two");
        }
    }

    @Test
    void whoWasForgottenHearsItOnlyWhenTheLineIsMended() throws IOException {
        try (var client = client()) {
            said(client, "one");
            relay.cut();
            relay.forgottenByServers();
            client.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            relay.mend();
            client.setSoTimeout(20_000);
            assertThat(ended(client)).isTrue();
        }
    }

    private static boolean ended(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aLongLineDelaysEachWay() throws IOException {
        relay.lengthen(Duration.ofMillis(60));
        try (var client = client()) {
            var begin = System.nanoTime();
            assertThat(said(client, "one")).isEqualTo("one");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }
}
