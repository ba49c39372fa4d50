package pe.juntos.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;

/** Repeated, late, unknown and unreadable events. */
@ProbeTest
class ListenerTest {
    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private MeterRegistry meters;

    @Test
    void a_repeated_event_has_its_effect_once_by_inbox() {
        var id = UUID.randomUUID().toString();
        for (var i = 0; i < 5; i++)
            probe.publish(id, ProbeApplication.TOPIC, "HREPEAT", ProbeApplication.CHANGED, 1, json(5));
        last("HREPEAT", 2);
        assertThat(database.texts("select version from tally where household = 'HREPEAT' order by id"))
                .containsExactly("1", "2");
        assertThat(meters.get("juntos.events.repeated")
                        .tag("handler", "tally")
                        .counter()
                        .count())
                .as("a batch may have been delivered again as well")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void an_older_version_does_not_overwrite_a_newer_one_by_state() {
        for (var version : new long[] {3, 1, 2})
            probe.publish(ProbeApplication.TOPIC, "HLATE", ProbeApplication.CHANGED, version, json(version * 10));
        Await.until(() -> assertThat(database.number("select count(*) from tally where household = 'HLATE'"))
                .isEqualTo(3));
        Await.until(
                () -> assertThat(database.texts("select version || ':' || amount from thing where household = 'HLATE'"))
                        .containsExactly("3:30"));
    }

    @Test
    void a_known_type_of_no_interest_is_passed_over() {
        probe.publish(ProbeApplication.TOPIC, "HNOTED", ProbeApplication.NOTED, 1, json(1));
        last("HNOTED", 2);
        assertThat(database.texts("select version from tally where household = 'HNOTED'"))
                .containsExactly("2");
        assertThat(letters("HNOTED")).isEmpty();
    }

    @Test
    void an_unknown_type_goes_to_the_dead_letters_with_its_reason_and_the_others_go_on() {
        probe.publish(ProbeApplication.TOPIC, "HUNKNOWN", "pe.juntos.probe.thing.vanished.v1", 1, json(1));
        last("HUNKNOWN", 2);
        assertBuried("HUNKNOWN", "unknown type");
    }

    @Test
    void a_message_without_envelope_goes_to_the_dead_letters_whole() {
        probe.publish(ProbeApplication.TOPIC, "HBARE", Map.of(), "nothing of ours".getBytes(StandardCharsets.UTF_8));
        last("HBARE", 2);
        assertBuried("HBARE", "unreadable");
        assertThat(letters("HBARE"))
                .allSatisfy(letter -> assertThat(letter.json()).isEqualTo("nothing of ours"));
    }

    @Test
    void data_that_are_not_json_go_to_the_dead_letters() {
        probe.publish(ProbeApplication.TOPIC, "HTORN", ProbeApplication.CHANGED, 1, "{\"household\":\"HTO");
        last("HTORN", 2);
        assertBuried("HTORN", "handler failed");
        assertThat(database.texts("select version from tally where household = 'HTORN'"))
                .containsExactly("2");
    }

    @Test
    void a_malformed_version_goes_to_the_dead_letters() {
        var headers = EventProbe.envelope(UUID.randomUUID().toString(), "HODD", ProbeApplication.CHANGED, 1);
        headers.put("ce_entityversion", "one");
        probe.publish(ProbeApplication.TOPIC, "HODD", headers, json(1).getBytes(StandardCharsets.UTF_8));
        last("HODD", 2);
        assertBuried("HODD", "unreadable");
    }

    @Test
    void unknown_fields_are_tolerated() {
        probe.publish(
                ProbeApplication.TOPIC,
                "HMORE",
                ProbeApplication.CHANGED,
                1,
                "{\"household\":\"HMORE\",\"amount\":4,\"new\":[1]}");
        Await.until(() -> assertThat(database.texts("select amount from tally where household = 'HMORE'"))
                .containsExactly("4"));
    }

    /** Publishes one more good event of the key, and waits until both handlers have it. */
    private void last(String key, long version) {
        probe.publish(ProbeApplication.TOPIC, key, ProbeApplication.CHANGED, version, json(1));
        Await.until(() -> assertThat(database.number(
                        "select count(*) from tally where household = '%s' and version = %d".formatted(key, version)))
                .isOne());
        Await.until(() -> assertThat(database.number(
                        "select count(*) from thing where household = '%s' and version = %d".formatted(key, version)))
                .isOne());
    }

    /** Each of the two handlers buries for itself, with its name and the reason. */
    private void assertBuried(String key, String reason) {
        Await.until(() -> assertThat(letters(key)).hasSize(2));
        assertThat(letters(key))
                .extracting(l -> l.headers().get("juntos_handler"))
                .containsExactlyInAnyOrder("projection", "tally");
        assertThat(letters(key))
                .allSatisfy(l -> assertThat(l.headers().get("juntos_reason")).contains(reason));
    }

    private List<pe.juntos.platform.test.ReceivedEvent> letters(String key) {
        return probe.received(ProbeApplication.TOPIC + ".dlt", key);
    }

    private static String json(long amount) {
        return "{\"household\":\"H\",\"amount\":%d}".formatted(amount);
    }
}
