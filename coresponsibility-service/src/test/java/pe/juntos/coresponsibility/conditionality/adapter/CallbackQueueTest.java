package pe.juntos.coresponsibility.conditionality.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Flux;

/** EVI-1: several replicas call senders back; one message is with one of them at a time. */
@ProgrammeTest
class CallbackQueueTest {

    private static final int MESSAGES = 100;

    @Autowired
    private DatabaseClient client;

    @Autowired
    private ConditionalitySettings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    /** As of a moment that the service's own calls do not reach. */
    private CallbackQueue at(Instant moment) {
        return new CallbackQueue(client, settings, Clock.fixed(moment, clock.getZone()));
    }

    private static List<CallbackQueue.Due> taken(CallbackQueue queue) {
        return queue.take().collectList().block();
    }

    @Test
    void no_two_replicas_call_at_once_and_what_was_not_told_is_due_after_the_pause_that_doubles() {
        var due = clock.instant().plusSeconds(86_400);
        database.execute("insert into conditionality_sender (sender, callback, registered_by, registered_at)"
                + " values ('slow', 'https://lento.example/', 'a', now())");
        database.execute(
                "insert into evidence_message (message, sender, message_id, content_hash, received_at, records, state)"
                        + " select md5('m' || n)::uuid, 'slow', n::text, '', now(), 1, 'APPLIED' from generate_series(1, "
                        + MESSAGES
                        + ") n");
        database.execute("insert into evidence_callback (message, attempts, due_at)" + " select message, 0, '" + due
                + "' from evidence_message where sender = 'slow'");

        var first =
                Flux.range(0, 8).flatMap(_ -> at(due).take(), 8).collectList().block();
        while (first.addAll(taken(at(due)))) {
            assertThat(first).hasSizeLessThanOrEqualTo(MESSAGES);
        }
        assertThat(first).hasSize(MESSAGES).doesNotHaveDuplicates();
        assertThat(taken(at(due.plus(settings.callbackTimeOut()))))
                .as("still being called")
                .isEmpty();

        var one = first.getFirst();
        at(due).notTold(one).block();
        assertThat(taken(at(due.plus(settings.callbackPause()).minusSeconds(1))))
                .isEmpty();
        var again = taken(at(due.plus(settings.callbackPause())));
        assertThat(again)
                .singleElement()
                .extracting(CallbackQueue.Due::attempts)
                .isEqualTo(2);

        at(due).notTold(one).block();
        assertThat(taken(at(due.plus(settings.callbackPause()).plusSeconds(1))))
                .as("who came too late changes nothing")
                .isEmpty();
        at(due).notTold(again.getFirst()).block();
        var doubled = settings.callbackPause().multipliedBy(2);
        assertThat(taken(at(due.plus(doubled).minusSeconds(1)))).isEmpty();
        assertThat(taken(at(due.plus(doubled)))).hasSize(1);

        assertThat(taken(at(due.plus(Duration.ofHours(1)))))
                .as("whoever took them died")
                .hasSize(20);
    }
}
