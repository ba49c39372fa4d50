package pe.juntos.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestDatabase;

/** What a service forgets by itself, and what it never does however old it is. */
@ProbeTest
class HousekeepingTest {
    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private TestDatabase database;

    @Test
    void applied_events_are_forgotten_after_30_days() {
        database.execute("""
                insert into inbox (handler, event_id, received_at) values
                ('tally', 'old', now() - interval '30 days 1 minute'),
                ('tally', 'young', now() - interval '29 days 23 hours')""");
        forget();
        assertThat(database.texts("select event_id from inbox")).containsExactly("young");
    }

    @Test
    void answered_requests_are_forgotten_after_7_days() {
        database.execute("""
                insert into idempotency_key (subject, key, request, body_hash, started_at, status) values
                ('rosa', 'old', 'POST /', '', now() - interval '7 days 1 minute', 201),
                ('rosa', 'young', 'POST /', '', now() - interval '6 days 23 hours', 201)""");
        forget();
        assertThat(database.texts("select key from idempotency_key")).containsExactly("young");
    }

    @Test
    void dead_letters_jobs_imports_and_refusals_stay_for_ever() {
        database.execute("""
                insert into dead_letter (handler, topic, reason, letter_topic, letter_partition, letter_offset, buried_at,
                    replayed_at) values
                ('tally', 't', 'r', 't.dlt', 0, 1, now() - interval '10 years', null),
                ('tally', 't', 'r', 't.dlt', 0, 2, now() - interval '10 years', now() - interval '9 years')""");
        database.execute("""
                insert into job (id, kind, key, parameters, state, chunks, items_expected, started_at) values
                (gen_random_uuid(), 'counting', 'ancient', '{}', 'FAILED', 1, 1, now() - interval '10 years')""");
        database.execute("""
                with file as (
                    insert into import_file (id, kind, parameters, received_at, lines, state)
                    values (gen_random_uuid(), 'things', '{}', now() - interval '10 years', 1, 'APPLIED') returning id)
                insert into import_refusal (import_id, line, code, message) select id, 1, 'REQUIRED', 'm' from file""");
        forget();
        assertThat(database.number("select count(*) from dead_letter")).isEqualTo(2);
        assertThat(database.number("select count(*) from job where key = 'ancient'"))
                .isOne();
        assertThat(database.number("select count(*) from import_refusal")).isOne();
    }

    private void forget() {
        housekeeping.forget().block(Duration.ofSeconds(30));
    }
}
