package pe.juntos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;

/** What a transaction announces is told if, and only if, it commits; and in order. */
@ProbeTest
class OutboxTest {

    @Autowired
    private Things things;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Test
    void a_transaction_that_is_rolled_back_announces_nothing() {
        assertThatThrownBy(() -> things.tellAndBreak("A", 3).block(Await.LONGEST))
                .hasMessageContaining("broken on purpose");
        things.tell("AA", 1, 1).block(Await.LONGEST);
        Await.until(() -> assertThat(told("AA")).hasSize(1));
        assertThat(told("A0")).isEmpty();
        database.awaitRelayed();
    }

    @Test
    void an_event_carries_its_envelope_in_the_headers_and_its_data_as_json() {
        things.tell("B", 1, 7).block(Await.LONGEST);
        var event = Await.value(() -> told("B"), told -> told.size() == 1).getFirst();
        assertThat(event.key()).isEqualTo("HB000000000000");
        assertThat(event.json()).isEqualTo("{\"household\":\"HB000000000000\",\"amount\":7}");
        assertThat(event.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/juntos/probe")
                .containsEntry("ce_type", ProbeApplication.CHANGED)
                .containsEntry("ce_subject", "HB000000000000")
                .containsEntry("ce_entityversion", "7")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_dataschema");
        assertThat(java.time.Instant.parse(event.headers().get("ce_time")))
                .isEqualTo(java.time.Instant.parse("2026-06-30T17:00:00Z"));
    }

    @Test
    void many_transactions_are_told_completely_and_in_order_of_each_key() {
        things.tell("C", 40, 1, 60).block(Await.LONGEST);
        Await.until(() -> assertThat(told("C")).hasSize(40 * 60));
        assertThat(Things.codes("C", 40))
                .allSatisfy(code -> assertThat(probe.received(ProbeApplication.TOPIC, code))
                        .extracting(ReceivedEvent::entityVersion)
                        .isSorted()
                        .doesNotHaveDuplicates());
        database.awaitRelayed();
    }

    @Test
    void one_transaction_larger_than_the_relays_batch_is_told_completely() {
        things.tell("D", 12_000, 1).block(Await.LONGEST);
        Await.until(() -> assertThat(told("D")).hasSize(12_000));
        assertThat(told("D")).extracting(ReceivedEvent::id).doesNotHaveDuplicates();
    }

    private List<ReceivedEvent> told(String group) {
        return probe.received(ProbeApplication.TOPIC).stream()
                .filter(event -> event.key() != null && event.key().startsWith("H" + group))
                .toList();
    }
}
