package pe.juntos.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.probe.CountingJob;
import pe.juntos.platform.probe.ProbeApplication;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.Outages;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/** What operators are told: {@code /actuator/flow} and the gauges of the same numbers. */
@ProbeTest(outages = true)
class FlowTest {

    @Autowired
    private Things things;

    @Autowired
    private Jobs jobs;

    @Autowired
    private CountingJob counting;

    @Autowired
    private FlowMeters meters;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Outages outages;

    @LocalManagementPort
    private int management;

    @AfterEach
    void asItWas() {
        clock.reset();
        database.execute("truncate dead_letter");
        database.execute("truncate job cascade");
    }

    @Test
    void what_was_told_and_applied_is_nothing_under_way() {
        var before = flow().relayed();
        things.tell("F", 20, 1).block(Await.LONGEST);
        Await.until(() -> {
            assertThat(flow().outboxPending()).isZero();
            assertThat(flow().outboxOldestSeconds()).isZero();
            assertThat(flow().relayed()).isEqualTo(before + 20);
            assertThat(flow().consumers())
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.lag()).isZero());
        });
    }

    @Test
    void the_outbox_is_counted_and_its_age_grows_while_the_broker_is_away() {
        Await.until(() -> assertThat(flow().outboxPending()).isZero());
        outages.broker().stop();
        try {
            things.tell("G", 3, 1).block(Await.LONGEST);
            clock.advance(Duration.ofSeconds(90));
            meters.read().block(Await.LONGEST);
            assertThat(prometheus())
                    .contains("juntos_outbox_pending{service=\"probe\"} 3.0")
                    .contains("juntos_reachable{service=\"probe\",what=\"broker\"} 0.0")
                    .contains("juntos_reachable{service=\"probe\",what=\"database\"} 1.0")
                    .contains("juntos_outbox_age_seconds{service=\"probe\"} 90.0");
            clock.advance(Duration.ofSeconds(30));
            assertThat(prometheus()).contains("juntos_outbox_age_seconds{service=\"probe\"} 120.0");
        } finally {
            outages.broker().start();
        }
        Await.until(() -> assertThat(flow().outboxPending()).isZero());
        meters.read().block(Await.LONGEST);
        assertThat(prometheus())
                .contains("juntos_outbox_pending{service=\"probe\"} 0.0")
                .contains("juntos_reachable{service=\"probe\",what=\"broker\"} 1.0")
                .contains("juntos_outbox_age_seconds{service=\"probe\"} 0.0");
    }

    @Test
    void a_database_that_is_away_is_not_reachable_until_it_answers() {
        outages.database().cut();
        try {
            meters.read().block(Await.LONGEST);
            assertThat(prometheus()).contains("juntos_reachable{service=\"probe\",what=\"database\"} 0.0");
        } finally {
            outages.database().restore();
        }
        Await.until(() -> {
            meters.read().block(Await.LONGEST);
            assertThat(prometheus()).contains("juntos_reachable{service=\"probe\",what=\"database\"} 1.0");
        });
    }

    @Test
    void lag_is_told_for_each_consumer() {
        Await.until(() -> assertThat(lag("probe.tally"))
                .as("what other tests told is taken in")
                .isZero());
        try (var lock = TableLock.on(database, "tally")) {
            things.tell("L", 50, 1).block(Await.LONGEST);
            lock.awaitHeld("insert into tally");
            Await.until(() -> {
                assertThat(lag("probe.tally")).isEqualTo(50);
                assertThat(lag("probe.projection")).isZero();
                assertThat(lag("probe.jobs")).isZero();
            });
            meters.read().block(Await.LONGEST);
            assertThat(prometheus())
                    .containsPattern(
                            "juntos_consumer_lag\\{group=\"[^\"]*probe.tally\",service=\"probe\",topic=\"[^\"]*juntos.probe.thing.v1\"} 50.0");
        }
        Await.until(() -> assertThat(lag("probe.tally")).isZero());
    }

    @Test
    void running_and_failed_jobs_are_counted_and_their_open_chunks() {
        counting.breakDown("broken");
        jobs.start("counting", "broken", Map.of(), 1).block(Await.LONGEST);
        Await.until(() -> assertThat(flow().failedJobs()).isOne());
        try (var lock = TableLock.on(database, "chunk_run")) {
            jobs.start("counting", "held", Map.of(), 20_000).block(Await.LONGEST);
            lock.awaitHeld("insert into chunk_run");
            assertThat(flow().runningJobs()).isOne();
            meters.read().block(Await.LONGEST);
            assertThat(prometheus())
                    .contains("juntos_jobs{service=\"probe\",state=\"running\"} 1.0")
                    .contains("juntos_jobs{service=\"probe\",state=\"failed\"} 1.0")
                    .contains("juntos_job_open_chunks{kind=\"counting\",service=\"probe\"} 5.0");
        }
        Await.until(() -> assertThat(flow().runningJobs()).isZero());
        meters.read().block(Await.LONGEST);
        assertThat(prometheus())
                .contains("juntos_jobs{service=\"probe\",state=\"running\"} 0.0")
                .doesNotContain("juntos_job_open_chunks{")
                .containsPattern("juntos_job_chunks_total\\{kind=\"counting\",service=\"probe\"} [0-9.]+");
    }

    @Test
    void dead_letters_are_counted_until_they_are_replayed() {
        probe.publish(ProbeApplication.TOPIC, "HDEAD", "pe.juntos.probe.thing.vanished.v1", 1, "{}");
        Await.until(() -> assertThat(flow().deadLetters()).isEqualTo(2));
        meters.read().block(Await.LONGEST);
        Await.until(() -> assertThat(prometheus())
                .contains("juntos_dead_letters{service=\"probe\"} 2.0")
                .containsPattern("juntos_events_dead_total\\{handler=\"tally\",service=\"probe\"} 1.0"));
        database.execute("update dead_letter set replayed_at = now()");
        assertThat(flow().deadLetters()).isZero();
    }

    @Test
    void rates_of_relay_and_listeners_are_counters_and_timers() {
        things.tell("R" + UUID.randomUUID().toString().charAt(0), 5, 1).block(Await.LONGEST);
        Await.until(() -> assertThat(prometheus())
                .containsPattern("juntos_outbox_relayed_total\\{service=\"probe\"} [1-9]")
                .containsPattern("juntos_events_handled_total\\{handler=\"tally\",service=\"probe\"} [1-9]")
                .contains("r2dbc_pool_pending_connections{")
                .containsPattern("juntos_events_applied_seconds_count\\{[^}]*handler=\"tally\"[^}]*} [1-9]"));
    }

    private long lag(String group) {
        return flow().consumers().stream()
                .filter(one -> one.group().endsWith(group))
                .mapToLong(Flow.Lag::lag)
                .sum();
    }

    private Flow flow() {
        return get("/actuator/flow").expectBody(Flow.class).returnResult().getResponseBody();
    }

    private String prometheus() {
        return get("/actuator/prometheus")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + management)
                .responseTimeout(Await.LONGEST)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
