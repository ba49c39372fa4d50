package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import pe.juntos.partner.webhook.WebhookTypes;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;

/**
 * {@code openapi/partner-v1.yaml} is written from the controllers ({@code -Djuntos.contracts.write=true}). What partners do by
 * themselves (access, webhooks, DCI) is held against it entry by entry: an operation, a parameter or a role that is added, taken
 * away or renamed breaks the build; of all else, every operation is described and none that is not there.
 */
@ServiceTest(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.writer-with-order-by-keys=true",
            "springdoc.override-with-generic-response=false",
            "springdoc.use-fqn=true",
            "springdoc.paths-to-match=/partner/**,/registry/**"
        })
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/openapi/partner-v1.yaml");
    private static final Pattern SCHEMA = Pattern.compile(
            "(schemas/|(?m)^    \"?)pe\\.juntos\\.(?:partner\\.|platform\\.)?([A-Za-z.$]+)(?=[\"':\\s])");
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final List<String> OWN = List.of("access", "webhook", "registry");
    private static final Pattern ROLE = Pattern.compile("'([A-Z_]+)'");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Autowired
    WebTestClient web;

    @TestConfiguration(proxyBeanMethods = false)
    static class Described {

        /** Who may: read from the same annotation that decides it. */
        @Bean
        OperationCustomizer roles() {
            return (operation, method) -> {
                var rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
                var whose = rule == null
                        ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class)
                        : rule;
                var text = whose == null ? "isAuthenticated()" : whose.value();
                var roles = ROLE.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .sorted()
                        .toList();
                operation.addExtension("x-roles", roles.isEmpty() ? List.of(everyone(text)) : roles);
                operation.setSecurity(
                        text.startsWith("permitAll") ? List.of() : List.of(new SecurityRequirement().addList("token")));
                operation.setOperationId(method.getBeanType().getSimpleName().replaceAll("Controller$", "") + "."
                        + method.getMethod().getName());
                operation.setTags(List.of(tag(method.getBeanType().getPackageName())));
                operation
                        .getResponses()
                        .addApiResponse("default", new ApiResponse().$ref("#/components/responses/Problem"));
                return operation;
            };
        }

        private static String everyone(String rule) {
            return rule.startsWith("permitAll") ? "*" : "token";
        }

        private static String tag(String adapter) {
            var feature = adapter.replaceAll("\\.adapter$", "");
            return feature.substring(feature.lastIndexOf('.') + 1);
        }

        @Bean
        OpenApiCustomizer frame() {
            return document -> {
                document.info(new Info()
                        .title("Juntos: interfaz para aliados")
                        .version("1.0.0")
                        .description("""
                                Generated from the service's code; not to be edited. Errors are problem details (RFC 9457) with a
                                stable code. Writes take an Idempotency-Key. Lists take cursor and limit; the answer's cursor is null
                                on the last page. Single things carry an ETag (If-None-Match, If-Match). The header API-Version
                                chooses the major version, 1 where it is left out. x-roles says whom an operation is for: * is
                                everybody, token anybody with a token."""));
                document.servers(List.of(new Server().url("/api").description("through the gateway")));
                document.getComponents().addResponses("Problem", problem()).addSecuritySchemes("token", security());
                document.getPaths()
                        .values()
                        .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                            if (method == PathItem.HttpMethod.POST && !takesKey(operation)) {
                                operation.addParametersItem(new HeaderParameter()
                                        .name("Idempotency-Key")
                                        .required(false)
                                        .schema(new StringSchema().maxLength(128)));
                            }
                        }));
                webhooks(document);
            };
        }

        private static boolean takesKey(io.swagger.v3.oas.models.Operation operation) {
            return operation.getParameters() != null
                    && operation.getParameters().stream()
                            .anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
        }

        private static ApiResponse problem() {
            var schema = new ObjectSchema()
                    .addProperty("status", new Schema<Integer>().type("integer"))
                    .addProperty("title", new StringSchema())
                    .addProperty("detail", new StringSchema())
                    .addProperty("instance", new StringSchema())
                    .addProperty("code", new StringSchema())
                    .addProperty("correlationId", new StringSchema());
            return new ApiResponse()
                    .description("refused, with a code")
                    .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        }

        private static SecurityScheme security() {
            return new SecurityScheme()
                    .type(SecurityScheme.Type.OAUTH2)
                    .description("client credentials by private_key_jwt (RFC 7523)")
                    .flows(new OAuthFlows()
                            .clientCredentials(new OAuthFlow()
                                    .tokenUrl("/api/partner/public/token")
                                    .scopes(new Scopes())));
        }

        /** What the platform sends to a partner's own address. */
        private static void webhooks(OpenAPI document) {
            var all = new TreeMap<String, PathItem>();
            WebhookTypes.all().forEach(type -> all.put(type, notice(type)));
            all.put(WebhookTypes.PING, notice(WebhookTypes.PING));
            document.setWebhooks(all);
        }

        private static PathItem notice(String type) {
            var text = new StringSchema();
            var event = new ObjectSchema()
                    .addProperty("specversion", new StringSchema()._const("1.0"))
                    .addProperty("id", text)
                    .addProperty("source", new StringSchema()._const("/juntos/partner"))
                    .addProperty("type", new StringSchema()._const(type))
                    .addProperty("subject", text)
                    .addProperty("time", new StringSchema().format("date-time"))
                    .addProperty("datacontenttype", text)
                    .addProperty("entityversion", new Schema<Integer>().type("integer"))
                    .addProperty("data", new ObjectSchema());
            var operation = new io.swagger.v3.oas.models.Operation()
                    .operationId(type)
                    .tags(List.of("webhook"))
                    .requestBody(new RequestBody()
                            .content(new Content()
                                    .addMediaType("application/cloudevents+json", new MediaType().schema(event))))
                    .responses(new ApiResponses().addApiResponse("2XX", new ApiResponse().description("taken")));
            for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
                operation.addParametersItem(
                        new HeaderParameter().name(name).required(true).schema(text));
            }
            return new PathItem().post(operation);
        }
    }

    private WebTestClient roomy() {
        return web.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
    }

    /** Classes of the same name in different features are told apart by the feature and the class around them. */
    private String generated() {
        var text = roomy().get()
                .uri("/v3/api-docs.yaml")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana", "AUDITOR"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return SCHEMA.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + found.group(2)
                                .replace("adapter.", "")
                                .replace('$', '.')
                                .replaceAll("Java\\.(util|lang)\\.", "Of")));
    }

    @BeforeEach
    void writeAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("juntos.contracts.write")) {
            Files.writeString(DOCUMENT, generated());
            var served = Path.of("target/classes/openapi/partner-v1.yaml");
            Files.createDirectories(served.getParent());
            Files.copy(DOCUMENT, served, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void what_partners_do_by_themselves_is_described_as_the_code_has_it() throws IOException {
        var described = operations(Files.readString(DOCUMENT));
        var real = operations(generated());
        assertThat(own(described))
                .as("run once with -Djuntos.contracts.write=true")
                .isNotEmpty()
                .isEqualTo(own(real));
    }

    @Test
    void every_operation_is_described_and_none_that_is_not_there() throws IOException {
        assertThat(operations(Files.readString(DOCUMENT)).keySet())
                .as("run once with -Djuntos.contracts.write=true")
                .isEqualTo(operations(generated()).keySet());
    }

    /** By method and path. */
    private static Map<String, Map<?, ?>> operations(String document) {
        Map<?, ?> paths = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<?, ?>>load(document)
                .get("paths");
        var all = new TreeMap<String, Map<?, ?>>();
        paths.forEach((path, methods) -> ((Map<?, ?>) methods)
                .forEach((method, operation) -> all.put(method + " " + path, (Map<?, ?>) operation)));
        return all;
    }

    private static Map<String, Map<?, ?>> own(Map<String, Map<?, ?>> operations) {
        return operations.entrySet().stream()
                .filter(one -> OWN.stream().anyMatch(((List<?>) one.getValue().get("tags"))::contains))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void others_can_read_it_and_it_is_public() {
        var served = roomy().get()
                .uri("/partner/public/openapi.yaml")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var parsed = new OpenAPIV3Parser().readContents(served);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1.");
        assertThat(parsed.getOpenAPI().getPaths().keySet())
                .contains("/partner/webhooks", "/partner/public/token", "/partner/referrals/{id}");
        assertThat(parsed.getOpenAPI().getWebhooks()).hasSize(10);
        assertThat(parsed.getOpenAPI()
                        .getPaths()
                        .get("/partner/webhooks")
                        .getPost()
                        .getExtensions()
                        .get("x-roles")
                        .toString())
                .contains("PARTNER");
    }
}
