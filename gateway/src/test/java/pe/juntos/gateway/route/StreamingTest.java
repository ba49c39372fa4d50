package pe.juntos.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.RawRequest;
import pe.juntos.gateway.Upstream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Files go through in both directions as they come; the gateway holds no more of one than its buffers. */
@Timeout(120)
class StreamingTest extends GatewayScenario {
    private static final int PIECE = 1024 * 1024;
    private static final int PIECES = 200;
    private static final long WHOLE = (long) PIECES * PIECE;
    /** Buffers of four sockets and of the gateway; a third of the file. */
    private static final long BUFFERS = 64L * PIECE;

    private static final int STUCK_MILLIS = 1_500;

    @Test
    void of_a_file_of_200_MB_each_piece_arrives_before_the_next_is_sent() throws Exception {
        var arrived = new Semaphore(0);
        upstream("affiliation")
                .behaves((request, response) -> request.receive()
                        .doOnNext(bytes -> arrived.release(bytes.readableBytes()))
                        .then(Mono.from(Upstream.answer(response, 202, "{}"))));
        try (var raw = new RawRequest(port)) {
            raw.head(upload());
            var piece = new byte[PIECE];
            for (var i = 0; i < PIECES; i++) {
                raw.out().write(piece);
                raw.out().flush();
                assertThat(arrived.tryAcquire(PIECE, 20, TimeUnit.SECONDS))
                        .as("piece " + i)
                        .isTrue();
            }
            assertThat(raw.answer()).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void while_the_service_does_not_read_the_sender_has_to_wait() throws Exception {
        var released = new CompletableFuture<Void>();
        var arrived = new CompletableFuture<Long>();
        upstream("affiliation")
                .behaves((request, response) -> Mono.fromFuture(released)
                        .thenMany(request.receive())
                        .map(bytes -> (long) bytes.readableBytes())
                        .reduce(0L, Long::sum)
                        .doOnNext(arrived::complete)
                        .then(Mono.from(Upstream.answer(response, 202, "{}"))));
        try (var selector = Selector.open();
                var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            channel.write(StandardCharsets.ISO_8859_1.encode(String.join("\r\n", upload()) + "\r\n\r\n"));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_WRITE);
            var sent = send(channel, selector, 0);
            assertThat(sent).as("bytes taken from the sender").isLessThan(BUFFERS);
            released.complete(null);
            assertThat(send(channel, selector, sent)).isEqualTo(WHOLE);
            assertThat(arrived.get(3, TimeUnit.MINUTES)).isEqualTo(WHOLE);
        }
    }

    @Test
    void a_file_from_a_service_reaches_the_reader_piece_by_piece() throws Exception {
        var pieces = Sinks.many().unicast().<byte[]>onBackpressureBuffer();
        upstream("payment")
                .behaves((_, response) -> response.send(pieces.asFlux().map(Unpooled::wrappedBuffer), _ -> true));
        pieces.tryEmitNext(new byte[PIECE]);
        var answer =
                HTTP.send(request("/api/payment/rounds/R2026-3/bank-files/1").build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            for (var i = 1; i < 20; i++) {
                assertThat(body.readNBytes(PIECE)).hasSize(PIECE);
                pieces.tryEmitNext(new byte[PIECE]);
            }
            pieces.tryEmitComplete();
            assertThat(body.readAllBytes()).hasSize(PIECE);
        }
    }

    @Test
    void a_refusal_in_the_middle_of_a_file_reaches_the_sender() throws Exception {
        upstream("affiliation")
                .behaves((request, response) -> request.receive()
                        .take(1)
                        .then(Mono.from(Upstream.answer(response, 422, "{\"code\":\"FILE_HEADER\"}"))));
        try (var raw = new RawRequest(port)) {
            raw.head(upload());
            Thread.ofVirtual().start(() -> sendUntilRefused(raw));
            var begin = new String(raw.in().readNBytes(12), StandardCharsets.ISO_8859_1);
            assertThat(begin).isEqualTo("HTTP/1.1 422");
        }
    }

    private static void sendUntilRefused(RawRequest raw) {
        try {
            for (var i = 0; i < PIECES; i++) {
                raw.out().write(new byte[PIECE]);
            }
        } catch (IOException expected) {
            // whoever refused does not read on
        }
    }

    private static String[] upload() {
        return new String[] {
            "POST /api/affiliation/imports/hogares HTTP/1.1",
            "Host: x",
            "Authorization: " + TOKEN,
            "Content-Type: text/csv",
            "Connection: close",
            "Content-Length: " + WHOLE
        };
    }

    /** Sends on until all is sent or nothing is taken any more; how much was sent by then. */
    private static long send(SocketChannel channel, Selector selector, long already) throws IOException {
        var sent = already;
        while (sent < WHOLE && selector.select(already == 0 ? STUCK_MILLIS : 30_000) > 0) {
            selector.selectedKeys().clear();
            sent += channel.write(ByteBuffer.allocate((int) Math.min(PIECE, WHOLE - sent)));
        }
        return sent;
    }
}
