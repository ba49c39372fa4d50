package pe.juntos.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/** What a service forgets by policy, and what it never does however old it is. */
@ProbeTest
class PurgeTest {

    @Autowired
    private Purge purge;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DatabaseClient client;

    @Autowired
    private Clock clock;

    @Autowired
    private MeterRegistry meters;

    @Test
    void applied_events_are_forgotten_after_30_days() {
        database.execute("""
                insert into inbox (handler, event_id, received_at) values
                ('tally', 'old', now() - interval '30 days 1 minute'),
                ('tally', 'young', now() - interval '29 days 23 hours')""");
        assertThat(forget()).containsEntry("applied-events", 1L);
        assertThat(database.texts("select event_id from inbox")).containsExactly("young");
    }

    @Test
    void more_than_one_statement_takes_are_forgotten_and_counted() {
        var before = counted("applied-events");
        database.execute("insert into inbox (handler, event_id, received_at)"
                + " select 'many', n::text, now() - interval '31 days' from generate_series(1, 12001) n");
        assertThat(forget()).containsEntry("applied-events", 12_001L);
        assertThat(database.number("select count(*) from inbox where handler = 'many'"))
                .isZero();
        assertThat(counted("applied-events") - before).isEqualTo(12_001);
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
    void dead_letters_are_forgotten_180_days_after_their_replay_and_never_before_it() {
        database.execute("""
                insert into dead_letter (handler, topic, reason, letter_topic, letter_partition, letter_offset, buried_at,
                    replayed_at) values
                ('tally', 't', 'waits', 't.dlt', 0, 1, now() - interval '10 years', null),
                ('tally', 't', 'old', 't.dlt', 0, 2, now() - interval '10 years', now() - interval '180 days 1 minute'),
                ('tally', 't', 'young', 't.dlt', 0, 3, now() - interval '10 years', now() - interval '179 days 23 hours')""");
        forget();
        assertThat(database.texts("select reason from dead_letter order by reason"))
                .containsExactly("waits", "young");
    }

    @Test
    void refused_lines_are_forgotten_after_two_years_but_not_the_file_nor_those_of_one_not_applied() {
        file("APPLIED", "730 days 1 minute");
        file("APPLIED", "729 days 23 hours");
        file("RECEIVED", "10 years");
        forget();
        assertThat(database.number("select count(*) from import_file")).isEqualTo(3);
        assertThat(database.texts("select f.state from import_refusal r join import_file f on f.id = r.import_id"
                        + " order by f.state"))
                .containsExactly("APPLIED", "RECEIVED");
    }

    private void file(String state, String age) {
        database.execute("""
                with file as (
                    insert into import_file (id, kind, parameters, received_at, lines, state)
                    values (gen_random_uuid(), 'things', '{}', now() - interval '%s', 1, '%s') returning id)
                insert into import_refusal (import_id, line, code, message) select id, 1, 'REQUIRED', 'm' from file""".formatted(age, state));
    }

    @Test
    void jobs_stay_for_ever() {
        database.execute("""
                insert into job (id, kind, key, parameters, state, chunks, items_expected, started_at) values
                (gen_random_uuid(), 'counting', 'ancient', '{}', 'FAILED', 1, 1, now() - interval '10 years')""");
        forget();
        assertThat(database.number("select count(*) from job where key = 'ancient'"))
                .isOne();
    }

    @Test
    void a_service_does_not_start_with_a_statement_that_no_policy_dates() {
        assertThatThrownBy(() -> purge("forgotten-things", "delete from thing where :days > :rows"))
                .hasMessageContaining("forgotten-things");
    }

    @Test
    void a_statement_that_does_not_ask_for_age_and_number_is_refused() {
        assertThatThrownBy(() -> purge("applied-events", "delete from inbox")).hasMessageContaining("applied-events");
    }

    @Test
    void nothing_is_forgotten_on_its_own_day() {
        assertThatThrownBy(() -> new Retention(Map.of("applied-events", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Retention(Map.of("applied-events", 1)).days()).containsEntry("applied-events", 1);
    }

    private Purge purge(String name, String sql) {
        var file = new ByteArrayResource(sql.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name + ".sql";
            }
        };
        var books = List.of(Policies.load("policy/retention", Retention.class));
        return Purge.of(new Resource[] {file}, books, client, clock, new SimpleMeterRegistry());
    }

    private double counted(String what) {
        return meters.counter("juntos.forgotten", "what", what).count();
    }

    private Map<String, Long> forget() {
        return purge.forget().block(Await.LONGEST);
    }
}
