package pe.juntos.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.event.EventApplication;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.IncomingEvent;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.Thing;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestTokens;
import reactor.core.publisher.Mono;

/** One request can be followed by its correlation id and its trace through everything that it leads to. */
@ProbeTest
@Import(TraceTest.Echo.class)
class TraceTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER_TRACE = "00-11111111111111111111111111111111-2222222222222222-01";

    /** Tells of each event that it heard it, and remembers what its log lines would show. */
    @Component
    static class Echo implements EventHandler {
        private final Outbox outbox;
        private final Map<String, Map<String, String>> logged = new ConcurrentHashMap<>();

        Echo(Outbox outbox) {
            this.outbox = outbox;
        }

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Set<String> topics() {
            return Set.of(ProbeApplication.TOPIC);
        }

        @Override
        public Set<String> types() {
            return Set.of(ProbeApplication.CHANGED);
        }

        @Override
        public Set<String> ignored() {
            return Set.of(ProbeApplication.NOTED);
        }

        @Override
        public Mono<Void> handle(List<IncomingEvent> events) {
            var shown = MDC.getCopyOfContextMap();
            events.forEach(event -> logged.put(event.key(), shown == null ? Map.of() : shown));
            return outbox.append(events.stream()
                    .map(event -> new OutgoingEvent(
                            ProbeApplication.TOPIC, event.key(), ProbeApplication.NOTED, 2, new Thing(event.key(), 1)))
                    .toList());
        }
    }

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    @Autowired
    private EventApplication application;

    @Autowired
    private Echo echo;

    @Test
    void from_the_request_through_the_outbox_to_the_listener_and_what_it_tells() {
        post("/probe/tell/HTRACED?amount=1", "request-4711", TRACE);
        var told = told("HTRACED", ProbeApplication.CHANGED);
        assertThat(told.headers()).containsEntry("ce_correlationid", "request-4711");
        assertThat(told.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");

        var echoed = told("HTRACED", ProbeApplication.NOTED);
        assertThat(echoed.headers())
                .containsEntry("ce_correlationid", "request-4711")
                .containsEntry("ce_causationid", told.id());
        assertThat(echoed.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void an_event_by_itself_is_handled_in_a_span_of_its_own_that_its_log_shows() {
        application
                .apply(echo, List.of(event("e-0", "HALONE", "request-4711", TRACE)))
                .block(Await.LONGEST);
        assertThat(told("HALONE", ProbeApplication.NOTED).headers().get("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .isNotEqualTo(TRACE);
        assertThat(echo.logged.get("HALONE"))
                .containsEntry("correlation", "request-4711")
                .containsEntry("traceId", "0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void a_request_without_either_gets_its_own() {
        post("/probe/tell/HOWN?amount=1", null, null);
        var told = told("HOWN", ProbeApplication.CHANGED);
        assertThat(told.headers().get("ce_correlationid")).hasSize(36);
        assertThat(told.headers().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(told.headers()).doesNotContainKey("ce_causationid");
    }

    @Test
    void in_a_batch_of_several_causes_each_entity_keeps_its_own() {
        application
                .apply(
                        echo,
                        List.of(
                                event("e-1", "HBATCHA", "request-A", TRACE),
                                event("e-2", "HBATCHB", "request-B", OTHER_TRACE)))
                .block(Await.LONGEST);
        assertThat(told("HBATCHA", ProbeApplication.NOTED).headers())
                .containsEntry("ce_correlationid", "request-A")
                .containsEntry("ce_causationid", "e-1")
                .containsEntry("traceparent", TRACE);
        assertThat(told("HBATCHB", ProbeApplication.NOTED).headers())
                .containsEntry("ce_correlationid", "request-B")
                .containsEntry("ce_causationid", "e-2")
                .containsEntry("traceparent", OTHER_TRACE);
        assertThat(echo.logged.get("HBATCHA")).doesNotContainKey("correlation");
    }

    @Test
    void what_a_job_tells_carries_the_request_that_started_it() {
        post("/probe/jobs/HWORKED?bytes=100", "request-0815", TRACE);
        var told = told("HWORKED", ProbeApplication.NOTED);
        assertThat(told.headers())
                .containsEntry("ce_correlationid", "request-0815")
                .containsKey("ce_causationid");
        assertThat(told.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    private static IncomingEvent event(String id, String key, String correlation, String trace) {
        return new IncomingEvent(
                id,
                ProbeApplication.CHANGED,
                key,
                1,
                Instant.EPOCH,
                correlation,
                trace,
                ProbeApplication.TOPIC,
                0,
                0,
                new byte[0]);
    }

    private void post(
            String path,
            @org.jspecify.annotations.Nullable String correlation,
            @org.jspecify.annotations.Nullable String trace) {
        var request =
                client.post().uri(path).header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa.gestora", "GESTOR"));
        if (correlation != null) request.header("X-Correlation-Id", correlation);
        if (trace != null) request.header("traceparent", trace);
        request.exchange().expectStatus().is2xxSuccessful();
    }

    private ReceivedEvent told(String key, String type) {
        return Await.value(
                        () -> probe.received(ProbeApplication.TOPIC, key).stream()
                                .filter(event -> type.equals(event.type()))
                                .toList(),
                        told -> told.size() == 1)
                .getFirst();
    }
}
