package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever somebody writes into a path, a query or a body of any endpoint, the answer is a result or a coded refusal, and tells
 * nothing of the inside. A service's subclass is a {@link ServiceTest} and says what is right, so that the odd thing is looked at.
 */
public abstract class BadInputTest {
    /** Whoever may do something; a recipient alone may do less, and no token may be both. */
    private static final List<String> ROLES = Stream.of(Role.values())
            .filter(role -> role != Role.RECIPIENT && role != Role.PARTNER)
            .map(Role::name)
            .toList();

    @Autowired
    private WebTestClient http;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    /** By the name of a field or a path's variable; of a variable by the segment before it as well: {@code cases/code}. */
    protected abstract Map<String, Object> good();

    @Test
    void bad_input_is_never_a_failure() {
        var input = new OddInput(good());
        var calls = Endpoint.all(mappings).stream()
                .flatMap(endpoint -> input.calls(endpoint.method(), endpoint.plainPath(), endpoint.handler()))
                .toList();
        assertThat(calls).as("the endpoints are found").hasSizeGreaterThan(100);
        var everybody = TestTokens.bearer("olga.de.todo", ROLES, TestTokens.NATIONAL);
        var partner = TestTokens.partner("FONCODES", TestTokens.NATIONAL);
        var failures = new TreeMap<String, String>();
        calls.forEach(call -> OddInput.failure(http, call, everybody)
                .or(() -> call.path().startsWith("/partner/")
                        ? OddInput.failure(http, call, partner)
                        : java.util.Optional.empty())
                .ifPresent(what -> failures.put(call.toString(), what)));
        assertThat(failures).isEmpty();
    }
}
