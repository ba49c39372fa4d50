package pe.juntos.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeProcess;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;

/** A relay's process dies by SIGKILL after the broker has the events and before they are removed from the outbox. */
@ProbeTest
class KilledRelayTest {
    private static final int HOUSEHOLDS = 50;
    private static final int VERSIONS = 4;

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
    void nothing_is_lost_nothing_is_applied_twice_and_order_is_kept() {
        relay.stop();
        things.tell("K", HOUSEHOLDS, 1, VERSIONS).block(Await.LONGEST);
        try (var process = ProbeProcess.start(environment);
                var lock = TableLock.on(database, "outbox")) {
            lock.awaitHeld("delete from outbox");
            process.kill();
            lock.endHeld("delete from outbox");
        }
        assertThat(database.number("select count(*) from outbox")).isEqualTo(HOUSEHOLDS * VERSIONS);

        relay.start();
        database.awaitRelayed();

        var told = probe.received(ProbeApplication.TOPIC);
        assertThat(told).as("sent once before the death and once after").hasSize(2 * HOUSEHOLDS * VERSIONS);
        assertThat(new LinkedHashSet<>(told.stream().map(ReceivedEvent::id).toList()))
                .hasSize(HOUSEHOLDS * VERSIONS);
        Things.codes("K", HOUSEHOLDS).forEach(this::assertAppliedOnceInOrder);
    }

    private void assertAppliedOnceInOrder(String household) {
        var expected = new ArrayList<String>();
        for (var version = 1; version <= VERSIONS; version++) expected.add(Integer.toString(version));
        Await.until(() -> assertThat(database.texts(
                        "select version from tally where household = '%s' order by id".formatted(household)))
                .isEqualTo(expected));
        Await.until(() -> assertThat(
                        database.number("select version from thing where household = '%s'".formatted(household)))
                .isEqualTo(VERSIONS));
    }
}
