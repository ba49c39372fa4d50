package pe.juntos.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import pe.juntos.platform.probe.ProbeProcess;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/** A listener's process dies by SIGKILL in the middle of a batch: inbox written, effect not yet. */
@ProbeTest
class KilledListenerTest {
    private static final int HOUSEHOLDS = 100;
    private static final int VERSIONS = 3;

    @Autowired
    private Things things;

    @Autowired
    private EventListeners listeners;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Environment environment;

    @Test
    void the_batch_is_delivered_again_and_applied_once_in_order() {
        listeners.stop();
        things.tell("L", HOUSEHOLDS, 1, VERSIONS).block(Await.LONGEST);
        try (var process = ProbeProcess.start(environment);
                var lock = TableLock.on(database, "tally")) {
            lock.awaitHeld("insert into tally");
            process.kill();
            lock.endHeld("insert into tally");
        }
        assertThat(database.number("select count(*) from tally")).isZero();
        assertThat(database.number("select count(*) from inbox")).isZero();

        listeners.start();
        Await.until(
                () -> assertThat(database.number("select count(*) from tally")).isEqualTo(HOUSEHOLDS * VERSIONS));
        assertThat(database.number("""
                select count(*) from (
                    select version, row_number() over (partition by household order by id) as place from tally
                ) as t where version <> place""")).isZero();
        Await.until(() -> assertThat(database.number("select count(*) from thing where version = " + VERSIONS))
                .isEqualTo(HOUSEHOLDS));
    }
}
