package pe.juntos.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.gateway.GatewayScenario;

/** One page for everybody lists all that is published, and brings nothing from elsewhere. */
class PortalTest extends GatewayScenario {

    private WebTestClient.ResponseSpec shown(String where) {
        return client.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .get()
                .uri(where)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String document(String where) {
        return shown(where).expectBody(String.class).returnResult().getResponseBody();
    }

    private String page() {
        return shown("/portal")
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none'.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void lists_each_operation_topic_notice_and_programme_of_the_documents() throws IOException {
        var page = page();
        for (var line : Files.readAllLines(Path.of("../partner-service/src/main/resources/openapi/partner-v1.yaml"))) {
            if (line.startsWith("  /partner/")) {
                assertThat(page).contains("/api" + line.strip().replace(":", ""));
            }
        }
        assertThat(page)
                .contains("POST /api/conditionality/v1/evidence")
                .contains("juntos.partner.referral.v1")
                .contains("pe.juntos.partner.referral.sent.v1")
                .contains("pe.juntos.partner.webhook.pinged.v1")
                .contains("CAPACIDADES_PRODUCTIVAS_RURALES")
                .contains("GET /api/partner/access/refusals");
        assertThat(page.lines().filter(line -> line.contains("<code>juntos."))).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"affiliation", "coresponsibility", "gateway", "graduation", "payment"})
    void each_service_has_a_document_that_others_can_read_and_the_page_lists_it(String service) {
        var where = "/portal/openapi/" + service + "-v1.yaml";
        var parsed = new OpenAPIV3Parser().readContents(document(where));
        assertThat(parsed.getMessages()).isEmpty();
        var described = parsed.getOpenAPI();
        assertThat(described.getOpenapi()).startsWith("3.1.");
        assertThat(described.getInfo().getVersion()).isEqualTo("1.0.0");
        var before = described.getServers().getFirst().getUrl().replaceAll("/$", "");
        var page = page();
        assertThat(page).contains("href=\"" + where + "\"");
        assertThat(described.getPaths()).isNotEmpty().allSatisfy((path, operations) -> {
            assertThat(path).doesNotContain("/conditionality/");
            operations.readOperationsMap().forEach((method, operation) -> {
                assertThat(page).contains("<code>" + method + " " + before + path + "</code>");
                assertThat(operation.getExtensions().get("x-roles").toString()).hasSizeGreaterThan(2);
            });
        });
    }

    @Test
    void nothing_else_is_had_beside_the_documents() {
        for (var name : List.of("partner-v1.yaml", "asyncapi.yaml", "index.mustache", "..%2fapplication.yaml", "x")) {
            var uri = java.net.URI.create("http://127.0.0.1:" + port + "/portal/openapi/" + name);
            var answer =
                    client.get().uri(uri).exchange().expectBody(String.class).returnResult();
            assertThat(answer.getStatus().value()).as(name).isBetween(400, 499);
        }
    }

    @Test
    void needs_nothing_from_elsewhere() {
        var page = page();
        assertThat(page).doesNotContain("<script").doesNotContain("http://").doesNotContain("https://");
        assertThat(Pattern.compile("(?:src|@import|url\\()").matcher(page).find())
                .isFalse();
        assertThat(document("/portal/asyncapi.yaml")).startsWith("asyncapi:");
    }

    @Test
    void an_operation_that_says_nothing_of_roles_is_for_anybody_with_a_token() {
        var portal = Portal.of(
                Map.of(
                        "/x",
                        () -> Map.of("info", Map.of("title", "a"), "paths", Map.of("/p", Map.of("get", Map.of())))),
                Map.of(),
                Map.of());
        assertThat(portal.interfaces().getFirst().operations())
                .containsExactly(new Portal.Operation("GET", "/api/p", "", "token"));
    }

    @Test
    void only_the_two_posts_that_need_no_token_go_through_without_one() {
        client.post()
                .uri("/api/partner/public/registrations")
                .exchange()
                .expectStatus()
                .isOk();
        client.post().uri("/api/partner/public/token").exchange().expectStatus().isOk();
        client.post().uri("/api/partner/public/terms").exchange().expectStatus().isUnauthorized();
        client.post().uri("/api/partner/offers").exchange().expectStatus().isUnauthorized();
        client.get().uri("/portal/otro").exchange().expectStatus().isUnauthorized();
        client.get()
                .uri("/portal/otro")
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
