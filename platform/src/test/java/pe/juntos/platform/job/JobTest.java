package pe.juntos.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.CountingJob;
import pe.juntos.platform.probe.ProbeProcess;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.TableLock;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A job is done once: every chunk, and what comes before and after; whatever dies or is repeated. */
@ProbeTest
class JobTest {
    private static final int HOUSEHOLDS = 40_000;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Things things;

    @Autowired
    private CountingJob counting;

    @Autowired
    private TestDatabase database;

    @Autowired
    private EventProbe probe;

    @Autowired
    private WebTestClient client;

    @Autowired
    private Environment environment;

    @Test
    void prepare_chunks_and_finish_run_once_each() {
        store();
        var job = start("plain");
        var progress = awaitState(job.id(), "FINISHED");
        assertThat(progress.chunks()).isBetween(8, 12);
        assertThat(progress.chunksDone()).isEqualTo(progress.chunks());
        assertThat(progress.itemsDone()).isEqualTo(HOUSEHOLDS);
        assertCountedOnce(job);
    }

    @Test
    void starting_the_same_again_gives_the_same_job() {
        store();
        var first = start("again");
        assertThat(start("again").id()).isEqualTo(first.id());
        awaitState(first.id(), "FINISHED");
        assertThat(start("again").id()).isEqualTo(first.id());
        assertCountedOnce(first);
    }

    /** Whatever number of workers has the partitions, each has as many chunks as the others, or one more. */
    @Test
    void the_chunks_of_a_job_go_to_the_partitions_in_turn() {
        store();
        var job = start("in-turn");
        awaitState(job.id(), "FINISHED");
        var partitions = probe.received("juntos.probe.jobs.v1").stream()
                .filter(m -> m.json().contains(job.id().toString()))
                .map(ReceivedEvent::partition)
                .toList();
        assertThat(partitions).hasSizeBetween(9, 13);
        assertThat(Set.copyOf(partitions)).hasSize(Math.min(12, partitions.size()));
    }

    @Test
    void repeated_messages_do_nothing() {
        store();
        var job = start("repeated");
        awaitState(job.id(), "FINISHED");
        var topic = "juntos.probe.jobs.v1";
        var messages = probe.received(topic).stream()
                .filter(m -> m.json().contains(job.id().toString()))
                .toList();
        assertThat(messages).isNotEmpty();
        messages.forEach(m -> probe.publish(topic, m.key(), m.headers(), m.data()));
        var after = start("repeated-end");
        awaitState(after.id(), "FINISHED");
        assertThat(database.number(
                        "select count(*) from chunk_run where job = '%s' and phase = 'finish'".formatted(job.id())))
                .isOne();
        assertThat(database.number("select min(amount) from thing")).isEqualTo(3);
        assertThat(database.number("select max(amount) from thing")).isEqualTo(3);
    }

    @Test
    void a_failing_chunk_fails_the_job_with_its_reason_and_resume_ends_it() {
        store();
        counting.breakDown("failing");
        var job = start("failing");
        var failed = awaitState(job.id(), "FAILED");
        assertThat(failed.failure()).isNotBlank();
        assertThat(database.number(
                        "select count(*) from chunk_run where job = '%s' and phase = 'finish'".formatted(job.id())))
                .isZero();
        counting.mend("failing");
        client.post()
                .uri("/probe/jobs/{id}/resume", job.id())
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar.opera", "OPERATOR"))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        awaitState(job.id(), "FINISHED");
        assertCountedOnce(job);
    }

    @Test
    void an_end_that_fails_is_resumed_too() {
        store();
        counting.breakDown("ending/finish");
        var job = start("ending");
        awaitState(job.id(), "FAILED");
        counting.mend("ending/finish");
        jobs.resume(job.id()).block(Await.LONGEST);
        awaitState(job.id(), "FINISHED");
        assertCountedOnce(job);
    }

    @Test
    void a_process_killed_in_the_middle_of_a_chunk_leaves_it_to_another() {
        store();
        var job = new Job[1];
        try (var lock = TableLock.on(database, "chunk_run")) {
            // This instance hangs at the lock as well; the other one's chunks are torn away.
            try (var process = ProbeProcess.start(environment)) {
                job[0] = start("killed");
                lock.awaitHeld("insert into chunk_run");
                process.kill();
                lock.endHeld("insert into chunk_run");
            }
        }
        awaitState(job[0].id(), "FINISHED");
        assertCountedOnce(job[0]);
    }

    @Test
    void progress_is_told_to_people() {
        store();
        var job = start("told");
        awaitState(job.id(), "FINISHED");
        client.get()
                .uri("/probe/jobs/{id}", job.id())
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar.opera", "OPERATOR"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("FINISHED")
                .jsonPath("$.itemsDone")
                .isEqualTo(HOUSEHOLDS);
    }

    private void store() {
        database.execute("truncate thing");
        things.store("J", HOUSEHOLDS).block(Await.LONGEST);
    }

    private Job start(String key) {
        return jobs.start("counting", key, Map.of("why", "test"), HOUSEHOLDS).block(Await.LONGEST);
    }

    private JobProgress awaitState(UUID job, String state) {
        return Await.value(
                () -> jobs.progress(job).block(Await.LONGEST),
                progress -> progress.state().equals(state));
    }

    /** Exactly once for every household, whatever was tried and rolled back. */
    private void assertCountedOnce(Job job) {
        assertThat(database.number("select min(amount) from thing")).isEqualTo(2);
        assertThat(database.number("select max(amount) from thing")).isEqualTo(2);
        assertThat(database.texts(
                        "select phase from chunk_run where job = '%s' and phase <> 'chunk' order by phase desc"
                                .formatted(job.id())))
                .containsExactly("prepare", "finish");
        assertThat(database.number(
                        "select sum(last_bucket - first_bucket + 1) from chunk_run where job = '%s' and phase = 'chunk'"
                                .formatted(job.id())))
                .isEqualTo(1024);
    }
}
