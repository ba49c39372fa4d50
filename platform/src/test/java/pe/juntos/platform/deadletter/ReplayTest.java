package pe.juntos.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.ThingTally;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/** A bug in a handler costs no event: the poisoned one is put aside, the others go on, and a command applies it later. */
@ProbeTest
class ReplayTest {

    @Autowired
    private Things things;

    @Autowired
    private ThingTally tally;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private Replay replay;

    @Autowired
    private TestDatabase database;

    @Test
    void what_a_bug_put_aside_is_applied_once_when_the_bug_is_mended() {
        things.tell("R", 20, 1).block(Await.LONGEST);
        things.tellOne("HPOISON", 1, -5).block(Await.LONGEST);
        things.tell("R", 20, 2).block(Await.LONGEST);
        things.tellOne("HPOISON", 2, 7).block(Await.LONGEST);

        Await.until(
                () -> assertThat(database.number("select count(*) from tally")).isEqualTo(41));
        assertThat(database.texts("select amount from tally where household = 'HPOISON'"))
                .containsExactly("7");
        assertThat(deadLetters.waiting().collectList().block(Await.LONGEST))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.handler()).isEqualTo("tally");
                    assertThat(letter.reason())
                            .contains("IllegalStateException")
                            .doesNotContain("negative amount");
                });

        var stillBroken = replay.replay().block(Await.LONGEST);
        assertThat(stillBroken.replayed()).isZero();
        assertThat(stillBroken.failed()).hasSize(1);
        assertThat(deadLetters.count().block(Await.LONGEST)).isOne();

        tally.mend();
        assertThat(replay.replay().block(Await.LONGEST).replayed()).isOne();
        assertThat(replay.replay().block(Await.LONGEST).replayed())
                .as("only once")
                .isZero();
        assertThat(database.texts("select amount from tally where household = 'HPOISON' order by id"))
                .containsExactly("7", "-5");
        assertThat(deadLetters.count().block(Await.LONGEST)).isZero();
    }

    @Test
    void a_letter_that_cannot_be_found_any_more_stays_on_the_list() {
        database.execute("""
                insert into dead_letter (handler, topic, event_id, reason, letter_topic, letter_partition, letter_offset)
                values ('tally', 'juntos.probe.thing.v1', 'gone', 'test', 'nowhere', 0, 999999)""");
        var outcome = replay.replay().block(Await.LONGEST);
        assertThat(outcome.replayed()).isZero();
        assertThat(outcome.failed()).hasSize(1);
        database.execute("delete from dead_letter where event_id = 'gone'");
    }
}
