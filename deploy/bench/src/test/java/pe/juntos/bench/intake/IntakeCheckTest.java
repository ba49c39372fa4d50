package pe.juntos.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.bench.TestServer;
import pe.juntos.bench.database.ScratchDatabase;

/** What the bench of the intake would not let pass, on tables such as the service's: records 0 and 1 of school, 2 and 3 of health. */
class IntakeCheckTest {
    private static final int RECORDS = 4;

    private static TestServer postgres;

    private ScratchDatabase scratch;
    private IntakeRegister register;

    @BeforeAll
    static void startServer() throws IOException {
        postgres = TestServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void tables() throws SQLException {
        scratch = ScratchDatabase.on(postgres.server(), "intake");
        register = new IntakeRegister(scratch.connection());
        run(
                "create table education_evidence (evidence_id text, member text, month text, establishment text, attended int)");
        run("create table health_evidence (evidence_id text, member text, held_on date, result text)");
        run("create table evidence_message (state text, received_at timestamptz, applied_at timestamptz, records int)");
        run("create table evidence_message_refusal (code text)");
        run("insert into education_evidence values ('b0', 'M0', '2026-05', 'E', 15), ('b1', 'M0', '2026-06', 'E', 16)");
        run("insert into health_evidence values ('b2', 'M1', '2026-05-11', 'ATTENDED'),"
                + " ('b3', 'M1', '2026-06-11', 'ATTENDED')");
    }

    @AfterEach
    void drop() throws SQLException {
        scratch.close();
    }

    private void run(String sql) throws SQLException {
        try (var statement = scratch.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void what_was_sent_and_nothing_else_is_right() throws SQLException {
        run("insert into evidence_message_refusal values ('ID_CONFLICT'), ('ID_CONFLICT')");

        assertThat(IntakeCheck.of(register, RECORDS)).isEqualTo(new IntakeCheck(0, 0, 0, 2, 0));
        assertThat(IntakeCheck.of(register, RECORDS).holds(2)).isTrue();
        assertThat(IntakeCheck.of(register, RECORDS).holds(3))
                .as("a conflict that was let in")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    delete from health_evidence where evidence_id = 'b3'; 1; 0; 0
                    insert into health_evidence values ('b3', 'M1', '2026-06-12', 'ATTENDED'); 0; 1; 0
                    insert into education_evidence values ('b9', 'M0', '2026-06', 'E', 18); 0; 1; 0
                    update education_evidence set attended = 0 where evidence_id = 'b1'; 0; 0; 1
                    update health_evidence set result = 'ABSENT' where evidence_id = 'b2'; 0; 0; 1
                    """)
    void a_record_lost_taken_twice_or_altered_is_told(String fault, long lost, long twice, long altered)
            throws SQLException {
        run(fault);

        var check = IntakeCheck.of(register, RECORDS);

        assertThat(check).isEqualTo(new IntakeCheck(lost, twice, altered, 0, 0));
        assertThat(check.holds(0)).isFalse();
    }

    @Test
    void another_refusal_is_no_success() throws SQLException {
        run("insert into evidence_message_refusal values ('UNKNOWN_MEMBER')");

        assertThat(IntakeCheck.of(register, RECORDS).holds(0)).isFalse();
    }

    /** 1,000 every second for ten seconds, a pause of ten seconds with 500 in it, then what no full ten seconds hold. */
    @Test
    void the_worst_ten_seconds_are_the_ones_of_the_pause() throws SQLException {
        run("insert into evidence_message select 'APPLIED', timestamptz '2026-07-01 10:00:00Z',"
                + " timestamptz '2026-07-01 10:00:00Z' + make_interval(secs => s), 1000 from generate_series(0, 9) s");
        run("insert into evidence_message values"
                + " ('APPLIED', '2026-07-01 10:00:12Z', '2026-07-01 10:00:19Z', 500),"
                + " ('APPLIED', '2026-07-01 10:00:20Z', '2026-07-01 10:00:21Z', 100)");

        assertThat(register.slowestTenSeconds()).hasValue(50);
    }

    @Test
    void ten_seconds_without_any_record_are_the_worst() throws SQLException {
        run("insert into evidence_message values"
                + " ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:01Z', 500),"
                + " ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:25Z', 500)");

        assertThat(register.slowestTenSeconds()).hasValue(0);
    }

    @Test
    void the_first_ten_seconds_of_a_service_just_started_do_not_count() throws SQLException {
        run("insert into evidence_message values"
                + " ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:09Z', 10),"
                + " ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:15Z', 700),"
                + " ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:20Z', 10)");

        assertThat(register.slowestTenSeconds()).hasValue(70);
    }

    @Test
    void a_run_of_less_than_twenty_seconds_has_no_worst_ten() throws SQLException {
        run("insert into evidence_message values ('APPLIED', '2026-07-01 10:00:00Z', '2026-07-01 10:00:19Z', 500)");

        assertThat(register.slowestTenSeconds()).isEmpty();
    }
}
