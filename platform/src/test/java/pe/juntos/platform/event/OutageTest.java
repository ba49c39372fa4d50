package pe.juntos.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.Outages;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;

/** Broker and database go away for a while, in the middle of the work. */
@ProbeTest(outages = true)
class OutageTest {
    private static final int HOUSEHOLDS = 200;
    private static final int VERSIONS = 20;

    @Autowired
    private Things things;

    @Autowired
    private Outages outages;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Test
    void the_broker_goes_away_and_comes_back() {
        things.tell("P", HOUSEHOLDS, 1, 5).block(Await.LONGEST);
        outages.broker().stop();
        things.tell("P", HOUSEHOLDS, 6, VERSIONS).block(Await.LONGEST);
        assertThat(database.number("select count(*) from outbox")).isPositive();
        outages.broker().start();
        assertAllTold("P");
        assertAllAppliedOnceInOrder("P");
    }

    @Test
    void the_database_goes_away_in_the_middle_of_a_batch_and_comes_back() {
        try (var lock = TableLock.on(database, "tally")) {
            things.tell("Q", HOUSEHOLDS, 1, VERSIONS).block(Await.LONGEST);
            lock.awaitHeld("insert into tally");
            outages.database().cut();
        }
        assertThat(applied("Q")).as("the batch under way was not committed").isZero();
        outages.database().restore();
        assertAllTold("Q");
        assertAllAppliedOnceInOrder("Q");
    }

    private long applied(String group) {
        return database.number("select count(*) from tally where household like 'H%s%%'".formatted(group));
    }

    private void assertAllTold(String group) {
        database.awaitRelayed();
        assertThat(Things.codes(group, HOUSEHOLDS))
                .allSatisfy(code -> assertThat(probe.received(ProbeApplication.TOPIC, code).stream()
                                .map(ReceivedEvent::entityVersion)
                                .distinct())
                        .hasSize(VERSIONS)
                        .isSorted());
    }

    private void assertAllAppliedOnceInOrder(String group) {
        Await.until(() -> assertThat(applied(group)).isEqualTo(HOUSEHOLDS * VERSIONS));
        assertThat(database.number("""
                select count(*) from (
                    select version, row_number() over (partition by household order by id) as place
                    from tally where household like 'H%s%%'
                ) as t where version <> place""".formatted(group))).isZero();
        Await.until(() -> assertThat(
                        database.number("select count(*) from thing where household like 'H%s%%' and version = %d"
                                .formatted(group, VERSIONS)))
                .isEqualTo(HOUSEHOLDS));
    }
}
