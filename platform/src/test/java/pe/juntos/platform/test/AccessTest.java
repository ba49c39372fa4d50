package pe.juntos.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.test.AccessTable.Reach;

/**
 * The table of docs/security.md, entry by entry, on the running service: every role calls every endpoint. Each service has a
 * subclass that is a {@link ServiceTest} and adds nothing; one whose territory shall be looked into fills its data first.
 *
 * <p>Whoever adds an endpoint adds its line; the failing test prints it as the code has it, for that person to judge. With
 * {@code -Djuntos.access.write=true} all lines of the service are written to target/access-table.md.
 */
public abstract class AccessTest {
    private static final Pattern HOUSEHOLD = Pattern.compile("\"H[0-9A-HJKMNP-TV-Z]{16}\"");
    private static final List<String> ONE_DISTRICT = List.of("050101");
    private static final List<String> NOWHERE = List.of();

    @Autowired
    private WebTestClient http;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Value("${spring.application.name}")
    private String service;

    /** Puts households and what belongs to them into the service, so that there is something that could be seen. */
    protected void fill() {}

    @Test
    void every_endpoint_has_its_line_and_every_line_its_endpoint() throws IOException {
        var really = byOperation();
        assertThat(really).as("endpoints").isNotEmpty();
        if (Boolean.getBoolean("juntos.access.write")) {
            var lines = really.values().stream().map(e -> written(e.getFirst())).toList();
            Files.writeString(
                    Path.of("target", "access-table.md"),
                    AccessTable.header() + "\n" + String.join("\n", lines) + "\n");
        }
        var table = AccessTable.of(service).lines();
        var missing =
                really.keySet().stream().filter(o -> !table.containsKey(o)).toList();
        assertThat(missing)
                .as(() -> "endpoints without a line in docs/security.md; as the code has it, to be judged and added:\n"
                        + missing.stream()
                                .map(o -> written(really.get(o).getFirst()))
                                .collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(table.keySet())
                .as("lines of docs/security.md without an endpoint")
                .isSubsetOf(really.keySet());
    }

    @TestFactory
    Stream<DynamicContainer> entries() {
        fill();
        var really = byOperation();
        return AccessTable.of(service).lines().entrySet().stream()
                .filter(line -> really.containsKey(line.getKey()))
                .map(line -> DynamicContainer.dynamicContainer(
                        line.getKey(),
                        really.get(line.getKey()).stream().flatMap(endpoint -> entries(endpoint, line.getValue()))));
    }

    private Stream<DynamicTest> entries(Endpoint endpoint, AccessTable.Line line) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> !line.open())
                .map(role -> DynamicTest.dynamicTest(
                        role + " " + line.of(role), () -> entry(endpoint, role, line.of(role))));
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("no token", () -> nobody(endpoint, line.open()))), roles);
    }

    private void nobody(Endpoint endpoint, boolean open) {
        assertThat(status(endpoint.call(http, null)) == 401).isEqualTo(!open);
    }

    private void entry(Endpoint endpoint, Role role, Reach reach) {
        var answer = endpoint.call(http, role.nationwide());
        if (reach == Reach.REFUSED) {
            assertThat(status(answer)).isEqualTo(403);
            assertThat(code(answer)).isEqualTo("FORBIDDEN");
            return;
        }
        assertThat(status(answer)).isNotIn(401, 403).isLessThan(500);
        assertThat(reach == Reach.ALL || endpoint.asksWhoCalls())
                .as("it asks who calls, or no answer could depend on it")
                .isTrue();
        switch (reach) {
            case NATIONAL -> fromTheCentreOnly(endpoint, role);
            case TERRITORY -> nothingFromElsewhere(endpoint, role);
            default -> {}
        }
    }

    /** A read is refused; of a write with a body that cannot be read nobody asks more than that it is not done. */
    private void fromTheCentreOnly(Endpoint endpoint, Role role) {
        var answer = endpoint.call(http, role.within(ONE_DISTRICT));
        assertThat(status(answer)).isGreaterThanOrEqualTo(400).isLessThan(500);
        if (endpoint.reads()) {
            assertThat(status(answer)).isEqualTo(403);
        }
    }

    private void nothingFromElsewhere(Endpoint endpoint, Role role) {
        if (!endpoint.reads() || role == Role.RECIPIENT) {
            return;
        }
        var answer = endpoint.call(http, role.within(NOWHERE));
        if (status(answer) < 300) {
            assertThat(HOUSEHOLD.matcher(text(answer)).results().count())
                    .as("households told to somebody who has no territory")
                    .isZero();
        }
    }

    private Map<String, List<Endpoint>> byOperation() {
        return Endpoint.all(mappings).stream()
                .collect(Collectors.groupingBy(Endpoint::operation, TreeMap::new, Collectors.toList()));
    }

    private String written(Endpoint endpoint) {
        var open = status(endpoint.call(http, null)) != 401;
        var cells = new EnumMap<Role, Reach>(Role.class);
        for (var role : Role.values()) {
            if (!open && !"FORBIDDEN".equals(code(endpoint.call(http, role.nationwide())))) {
                cells.put(role, reach(endpoint, role));
            }
        }
        return AccessTable.written(endpoint.operation(), open, cells);
    }

    private Reach reach(Endpoint endpoint, Role role) {
        if (!endpoint.asksWhoCalls()) {
            return Reach.ALL;
        }
        if (role == Role.RECIPIENT) {
            return Reach.OWN;
        }
        return "NATIONAL_ONLY".equals(code(endpoint.call(http, role.within(ONE_DISTRICT))))
                ? Reach.NATIONAL
                : Reach.TERRITORY;
    }

    private static int status(EntityExchangeResult<byte[]> answer) {
        return answer.getStatus().value();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), UTF_8);
    }

    private static @Nullable Object code(EntityExchangeResult<byte[]> answer) {
        var text = text(answer);
        return status(answer) >= 400 && text.startsWith("{")
                ? JsonPath.<Map<String, Object>>read(text, "$").get("code")
                : null;
    }
}
