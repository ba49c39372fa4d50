package pe.juntos.gateway;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestTokens;

/** The gateway as it runs, with a stand-in for each service; one for all test classes. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            GatewayScenario.RESPONSE_TIMEOUT + "=20s",
            "juntos.gateway.silence=30s"
        })
@AutoConfigureWebTestClient(timeout = "3m")
public abstract class GatewayScenario {
    public static final String RESPONSE_TIMEOUT = "spring.cloud.gateway.server.webflux.httpclient.response-timeout";
    public static final List<String> SERVICES =
            List.of("affiliation", "coresponsibility", "payment", "graduation", "partner");
    protected static final String TOKEN = TestTokens.bearer("ana.auditora", "AUDITOR");
    private static final Map<String, Upstream> UPSTREAMS =
            SERVICES.stream().collect(Collectors.toMap(Function.identity(), _ -> Upstream.start()));
    protected static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Autowired
    protected WebTestClient client;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        UPSTREAMS.forEach((service, upstream) -> registry.add("juntos." + service + ".url", upstream::url));
        registry.add("juntos.issuer", GatewayScenario::issuer);
    }

    @BeforeEach
    void allServicesAreThere() {
        UPSTREAMS.values().forEach(Upstream::revive);
    }

    protected static Upstream upstream(String service) {
        return UPSTREAMS.get(service);
    }

    protected WebTestClient.ResponseSpec get(String path) {
        return client.get().uri(path).header(HttpHeaders.AUTHORIZATION, TOKEN).exchange();
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Await.LONGEST)
                .header(HttpHeaders.AUTHORIZATION, TOKEN);
    }

    protected java.util.concurrent.CompletableFuture<java.net.http.HttpResponse<String>> asking(String path) {
        return HTTP.sendAsync(request(path).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
    }

    protected static void nobodyWasAsked() {
        UPSTREAMS.forEach((service, upstream) -> org.assertj.core.api.Assertions.assertThat(upstream.seen())
                .as(service)
                .isEmpty());
    }

    /** Known to the tokens only. */
    private static String issuer() {
        try {
            return SignedJWT.parse(TOKEN.substring("Bearer ".length()))
                    .getJWTClaimsSet()
                    .getIssuer();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
