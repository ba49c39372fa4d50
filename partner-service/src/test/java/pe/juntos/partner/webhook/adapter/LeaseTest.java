package pe.juntos.partner.webhook.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.partner.webhook.Fate;
import pe.juntos.partner.webhook.Reply;
import pe.juntos.partner.webhook.WebhookPolicy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Flux;

/** Several replicas share the queue: one notice is with one of them at a time. */
@ServiceTest
class LeaseTest {
    @Autowired
    Deliveries deliveries;

    @Autowired
    PolicyBook<WebhookPolicy> policies;

    @Autowired
    Secrets secrets;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private static final String SECRET = "decode('00', 'hex')";

    @Test
    void many_that_take_at_once_never_take_the_same_and_a_lost_lease_marks_nothing() {
        var policy = policies.at(LocalDate.now(clock)).parameters();
        // due tomorrow: the service's own delivery leaves them alone, those who take below look from tomorrow
        var due = clock.instant().plusSeconds(86_400);
        database.execute(
                "insert into webhook (id, partner, url, types, patterns, state, secret, subscribed_by, subscribed_at)"
                        + " select md5('w' || n)::uuid, 'P' || n, 'https://aliado.example/' || n, '{x}', '{%}', 'ACTIVE', "
                        + SECRET + ", 'a', now() from generate_series(1, 20) n");
        database.execute(
                "insert into webhook_delivery (id, webhook, event, type, subject, body, created_at, state, due_at)"
                        + " select md5(w.id || '/' || n)::uuid, w.id, 'e' || n, 'x', 's', '{}', now(), 'WAITING', '"
                        + due
                        + "' from webhook w, generate_series(1, 25) n");

        var taken = Flux.range(0, 40)
                .flatMap(_ -> deliveries.take(due, policy), 12)
                .collectList()
                .block();
        while (taken.addAll(deliveries.take(due, policy).collectList().block())) {
            assertThat(taken).hasSizeLessThanOrEqualTo(500);
        }
        assertThat(taken.stream().map(Deliveries.Taken::id)).hasSize(500).doesNotHaveDuplicates();

        var one = taken.getFirst();
        var lost = new Deliveries.Taken(
                one.id(), one.type(), one.body(), one.attempts(), UUID.randomUUID(), one.url(), one.secrets());
        deliveries
                .mark(lost, Reply.of(200, null), new Fate.Delivered(), due, due)
                .block();
        assertThat(database.texts("select state from webhook_delivery where id = '" + one.id() + "'"))
                .containsExactly("WAITING");
        deliveries
                .mark(one, Reply.of(200, null), new Fate.Delivered(), due, due)
                .block();
        assertThat(database.texts("select state from webhook_delivery where id = '" + one.id() + "'"))
                .containsExactly("DELIVERED");
    }
}
