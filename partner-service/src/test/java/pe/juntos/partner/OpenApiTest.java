package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;

/** The description of this service, which {@link BadInputServiceTest} holds against the code, can be had and read by anybody. */
@ServiceTest
class OpenApiTest {
    private static final int LARGEST = 16 * 1024 * 1024;

    @Autowired
    WebTestClient web;

    @Test
    void others_can_read_it_and_it_is_public() {
        var served = web.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build()
                .get()
                .uri("/partner/public/openapi.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var parsed = new OpenAPIV3Parser().readContents(served);
        assertThat(parsed.getMessages()).isEmpty();
        var described = parsed.getOpenAPI();
        assertThat(described.getOpenapi()).startsWith("3.1.");
        assertThat(described.getPaths().keySet())
                .contains("/partner/webhooks", "/partner/public/token", "/partner/referrals/{id}");
        assertThat(described.getWebhooks()).hasSize(10);
        var subscribing = described.getPaths().get("/partner/webhooks").getPost();
        assertThat(subscribing.getExtensions().get("x-roles").toString()).contains("PARTNER");
    }
}
