package pe.juntos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeProcess;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;

/** Two instances of one service: one relays, the other waits, and takes over when the first dies. */
@ProbeTest
class TwoRelaysTest {

    @Autowired
    private Things things;

    @Autowired
    private OutboxRelay relay;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Environment environment;

    @Test
    void the_waiting_relay_takes_over_from_a_killed_one() {
        relay.stop();
        try (var first = ProbeProcess.start(environment)) {
            things.tell("X", 20, 1, 5).block(Await.LONGEST);
            awaitRelayed();
            var relayedByThis = relay.relayed();
            relay.start();
            things.tell("X", 20, 6, 10).block(Await.LONGEST);
            awaitRelayed();
            assertThat(relay.relayed()).as("one is active, the other waits").isEqualTo(relayedByThis);
            assertThat(locks()).isOne();
            first.kill();
        }
        things.tell("X", 20, 11, 15).block(Await.LONGEST);
        awaitRelayed();
        assertCompleteAndInOrder("X", 20, 15);
    }

    @Test
    void a_relay_that_loses_its_lock_stops_and_order_is_kept() {
        for (var round = 0; round < 5; round++) {
            things.tell("Y", 20, 1 + 4L * round, 4 + 4L * round).block(Await.LONGEST);
            Await.until(() -> assertThat(locks()).isOne());
            database.number("select count(pg_terminate_backend(pid)) from pg_locks where " + ADVISORY);
        }
        awaitRelayed();
        Await.until(() -> assertThat(locks()).isOne());
        assertCompleteAndInOrder("Y", 20, 20);
    }

    private static final String ADVISORY =
            "locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    private long locks() {
        return database.number("select count(*) from pg_locks where granted and " + ADVISORY);
    }

    private void awaitRelayed() {
        database.awaitRelayed();
    }

    /** First occurrences, in order: a repetition after a broken connection is allowed, a gap or a swap is not. */
    private void assertCompleteAndInOrder(String group, int households, int versions) {
        assertThat(Things.codes(group, households)).allSatisfy(code -> {
            var first = probe.received(ProbeApplication.TOPIC, code).stream()
                    .map(ReceivedEvent::entityVersion)
                    .distinct()
                    .toList();
            assertThat(first).hasSize(versions).isSorted();
        });
    }
}
