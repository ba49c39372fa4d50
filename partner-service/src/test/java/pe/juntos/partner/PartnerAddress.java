package pe.juntos.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A partner's own address over real HTTP: keeps what comes and answers as told. Verifies as the published standard says. */
public final class PartnerAddress implements AutoCloseable {
    private final HttpServer server;
    private final List<Came> came = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;

    public record Came(String id, String timestamp, String signature, String contentType, String sandbox, String body) {
        /** Whether one of the signatures is made with the secret over exactly this. */
        public boolean isSignedWith(String secret) {
            return Arrays.asList(signature.split(" "))
                    .contains("v1," + made(secret, id + "." + timestamp + "." + body));
        }

        private static String made(String secret, String content) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
                return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public PartnerAddress() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public PartnerAddress answering(int status) {
        answer = status;
        return this;
    }

    public List<Came> came() {
        return List.copyOf(came);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        came.add(new Came(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                headers.getFirst("Content-Type"),
                headers.getFirst("X-Juntos-Sandbox"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
