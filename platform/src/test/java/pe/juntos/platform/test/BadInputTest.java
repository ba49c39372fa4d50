package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.media.ObjectSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.test.Description.Operation;
import tools.jackson.databind.JsonNode;

/**
 * Whatever somebody writes into the path, the query, the headers or the body of any operation of the service's OpenAPI
 * description, the answer is a result or a coded refusal, and tells nothing of the inside. A service's subclass is a {@link
 * ServiceTest} and says what is right, so that the odd thing is looked at.
 */
@TestPropertySource(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.override-with-generic-response=false",
            "springdoc.use-fqn=true",
            "springdoc.packages-to-scan=pe.juntos"
        })
public abstract class BadInputTest {
    /** Whoever may do something; a recipient alone may do less, and no token may be both. */
    private static final List<String> ROLES = Stream.of(Role.values())
            .filter(role -> role != Role.RECIPIENT && role != Role.PARTNER)
            .map(Role::name)
            .toList();

    /** A phone of a newer version loses none of its batch: the service of each item says what it thinks of it. */
    private static final Set<String> TOLERANT = Set.of("POST /api/offline/batch");

    private static final int LARGEST = 16 * 1024 * 1024;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema());
    }

    @Autowired
    private WebTestClient http;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    private final String everybody = TestTokens.bearer("olga.de.todo", ROLES, TestTokens.NATIONAL);
    private final String partner = TestTokens.partner("FONCODES", TestTokens.NATIONAL);
    private List<Operation> operations = List.of();
    private OddInput input = new OddInput(new Description(Map.of()), Map.of());
    private Description description = new Description(Map.of());

    @Value("${spring.application.name}")
    private String service;

    @Value("${management.metrics.web.server.max-uri-tags}")
    private int maxUriTags;

    /** By the name of a field or a path's variable; of a variable by the segment before it as well: {@code cases/code}. */
    protected abstract Map<String, Object> good();

    /** The document that this service publishes of itself; unless it says otherwise, one of what is put together from others. */
    protected Published published() {
        return Published.of(service, "Juntos: lecturas y envíos compuestos").composed();
    }

    @BeforeEach
    void describe() {
        http = http.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
        description = Description.of(http);
        operations = description.operations();
        input = new OddInput(description, good());
    }

    @Test
    void every_endpoint_is_described() {
        var really = Endpoint.all(mappings).stream().map(Endpoint::operation).collect(Collectors.toSet());
        assertThat(operations.stream().map(Operation::toString)).containsExactlyInAnyOrderElementsOf(really);
    }

    /** A path beyond the limit would have no rate, no errors and no duration in any dashboard. */
    @Test
    void there_is_room_for_every_path_in_the_metrics() {
        assertThat(Endpoint.all(mappings).stream().map(Endpoint::path).distinct())
                .hasSizeLessThan(maxUriTags);
    }

    /** Operations, parameters, schemas and roles; what has changed is published once the document is written anew. */
    @Test
    void what_is_published_is_what_runs() throws IOException {
        var published = published();
        var running = PublishedDocument.of(
                description.document(), published, Endpoint.all(mappings), AccessTable.of(service));
        if (Boolean.getBoolean("juntos.contracts.write")) {
            running.write(published.document());
        }
        var written = PublishedDocument.read(published.document());
        assertThat(PublishedDocument.parts(written))
                .as("mvn -pl <service> test -Dtest=BadInputServiceTest#what_is_published_is_what_runs"
                        + " -Djuntos.contracts.write=true writes " + published.document())
                .containsExactlyInAnyOrderEntriesOf(PublishedDocument.parts(running.content()));
        assertThat(written).isEqualTo(running.content());
    }

    @Test
    void bad_input_is_never_a_failure() {
        var calls = operations.stream().flatMap(input::calls).toList();
        assertThat(calls).as("the endpoints are found").hasSizeGreaterThan(100);
        var failures = new TreeMap<String, String>();
        calls.forEach(call -> answers(call)
                .flatMap(answer -> answer.failure().stream())
                .forEach(what -> failures.put(call.toString(), what)));
        assertThat(failures).isEmpty();
    }

    /** Nobody sets by a request what is not theirs to set. */
    @Test
    void a_field_that_nobody_reads_is_refused_by_its_name() {
        var taken = new TreeSet<String>();
        operations.stream()
                .filter(operation -> !TOLERANT.contains(operation.toString()))
                .flatMap(input::withUnknownField)
                .forEach(call -> answers(call)
                        .filter(answer -> answer.status() != 403)
                        .filter(answer -> !answer.code().equals("UNKNOWN_FIELD")
                                || !answer.text().contains(OddInput.UNKNOWN))
                        .forEach(answer -> taken.add(call.operation() + " " + answer)));
        assertThat(taken).isEmpty();
    }

    /** What only a partner may do, a partner does. */
    private Stream<OddInput.Answer> answers(OddInput.Call call) {
        var first = OddInput.answer(http, call, everybody);
        return first.status() == 403 && call.path().matches("/(partner|registry)/.*")
                ? Stream.of(first, OddInput.answer(http, call, partner))
                : Stream.of(first);
    }
}
