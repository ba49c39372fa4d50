package pe.juntos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.event.EventTooLarge;
import pe.juntos.platform.event.MessageSize;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TellingJob;
import pe.juntos.platform.probe.TellingJob.Blob;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** No message is so large that an outbox or a listener is held up by it. */
@ProbeTest
class MessageSizeTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private Things things;

    @Autowired
    private Jobs jobs;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private WebTestClient client;

    @Test
    void the_largest_event_that_is_taken_is_told() {
        tell("HLARGE", MessageSize.EVENT - "HLARGE".length());
        assertThat(Await.value(() -> probe.received(ProbeApplication.TOPIC, "HLARGE"), told -> !told.isEmpty())
                        .getFirst()
                        .json())
                .hasSize(MessageSize.EVENT - "HLARGE".length());
        assertOutboxDrains();
    }

    @Test
    void one_byte_more_is_refused_with_the_limit_and_nothing_of_its_transaction_stays() {
        assertThatThrownBy(() -> transaction
                        .transactional(outbox.append(List.of(
                                TellingJob.event("HBESIDE", Blob.ofBytes(100)),
                                TellingJob.event("HOVER", Blob.ofBytes(MessageSize.EVENT - "HOVER".length() + 1)))))
                        .block(Await.LONGEST))
                .isInstanceOf(EventTooLarge.class)
                .hasMessageContaining("EVENT_TOO_LARGE")
                .hasMessageContaining("1000001")
                .hasMessageContaining("1000000");
        things.tell("S", 1, 1).block(Await.LONGEST);
        Await.until(() -> assertThat(probe.received(ProbeApplication.TOPIC, "HS000000000000"))
                .hasSize(1));
        assertThat(probe.received(ProbeApplication.TOPIC, "HBESIDE")).isEmpty();
        assertOutboxDrains();
    }

    @Test
    void a_request_that_would_tell_too_much_is_answered_with_the_code() {
        client.post()
                .uri("/probe/blob/HASKED?bytes={n}", MessageSize.EVENT + 1)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa.gestora", "GESTOR"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("EVENT_TOO_LARGE");
    }

    @Test
    void a_job_that_would_tell_too_much_fails_with_the_code() {
        var job = jobs.start(TellingJob.KIND, "HJOB", java.util.Map.of("bytes", "1000001"), 1)
                .block(Await.LONGEST);
        var failed = Await.value(
                () -> jobs.progress(job.id()).block(Await.LONGEST),
                progress -> progress.state().equals("FAILED"));
        assertThat(failed.failure()).startsWith("chunk 0: EVENT_TOO_LARGE").contains("1000000");
        assertOutboxDrains();
    }

    @Test
    void the_largest_message_that_a_topic_takes_finds_room_among_the_dead_letters() {
        var bytes = publishLargest("HDEAD");
        assertThat(bytes).isGreaterThan(MessageSize.TOPIC - 1_000);
        Await.until(() -> assertThat(probe.received(ProbeApplication.TOPIC + ".dlt", "HDEAD"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.data()).hasSize(bytes)));
    }

    /** Of a type that nobody knows; as long as the broker takes it. */
    private int publishLargest(String key) {
        var headers = EventProbe.envelope(UUID.randomUUID().toString(), key, "pe.juntos.probe.thing.huge.v1", 1);
        for (var bytes = MessageSize.TOPIC - 100; ; bytes -= 50) {
            try {
                probe.publish(ProbeApplication.TOPIC, key, headers, new byte[bytes]);
                return bytes;
            } catch (IllegalStateException e) {
                assertThat(e).hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);
            }
        }
    }

    private void tell(String key, int bytes) {
        transaction
                .transactional(outbox.append(List.of(TellingJob.event(key, Blob.ofBytes(bytes)))))
                .block(Await.LONGEST);
    }

    private void assertOutboxDrains() {
        database.awaitRelayed();
    }
}
