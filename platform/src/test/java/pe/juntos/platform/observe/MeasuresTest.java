package pe.juntos.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;

/** Gauges that statements give. */
@ProbeTest
class MeasuresTest {

    @Autowired
    private Measures shared;

    @Autowired
    private DatabaseClient client;

    @Autowired
    private MeterRegistry sharedMeters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private Measures measures;

    /** Not where services find theirs: they see the test resources of the platform too. */
    @BeforeEach
    void ofThings() {
        var file = new ClassPathResource("probe-measures/probe.things.sql");
        measures = Measures.of(new Resource[] {file}, client, clock, meters);
    }

    @AfterEach
    void asItWas() {
        database.execute("truncate tally");
    }

    @Test
    void each_row_is_a_gauge_whose_labels_are_its_other_columns() {
        tally("H1");
        tally("H2");
        measures.readAll().block(Await.LONGEST);
        assertThat(things()).isEqualTo(2);
        assertThat(number("H1")).isEqualTo(ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 1), LocalDate.now(clock)));
    }

    @Test
    void a_row_that_is_gone_is_no_gauge_any_more() {
        tally("H1");
        measures.readAll().block(Await.LONGEST);
        database.execute("truncate tally");
        measures.readAll().block(Await.LONGEST);
        assertThat(things()).isZero();
    }

    @Test
    void a_reading_stands_until_its_time_is_over() {
        measures.readAll().block(Await.LONGEST);
        tally("H1");
        measures.readDue().block(Await.LONGEST);
        assertThat(things()).isZero();
    }

    @Test
    void where_a_statement_fails_its_last_numbers_stand_and_the_others_are_read() {
        tally("H1");
        measures.readAll().block(Await.LONGEST);
        database.execute("alter table tally rename to tally_away");
        try {
            assertThatThrownBy(() -> measures.readAll().block(Await.LONGEST)).hasMessageContaining("tally");
            assertThat(things()).isOne();
        } finally {
            database.execute("alter table tally_away rename to tally");
        }
    }

    @Test
    void refusals_of_files_are_counted_by_code_in_every_service() {
        database.execute("""
                with file as (
                    insert into import_file (id, kind, parameters, received_at, lines, state)
                    values (gen_random_uuid(), 'measured', '{}', now(), 3, 'APPLIED') returning id)
                insert into import_refusal (import_id, line, code, message)
                select id, line, 'REQUIRED', 'm' from file, generate_series(1, 3) line""");
        shared.readAll().block(Await.LONGEST);
        assertThat(sharedMeters
                        .get("juntos.import.refusals")
                        .tags("file", "measured", "code", "REQUIRED")
                        .gauge()
                        .value())
                .isEqualTo(3);
    }

    @Test
    void a_file_without_its_two_lines_is_no_measure() {
        assertThatThrownBy(() -> Measure.of(file("select 1 as value"))).hasMessageContaining("odd.number");
        assertThat(Measure.of(file("-- a number\n-- every PT30S\nselect 1 as value\n")))
                .isEqualTo(new Measure("odd.number", "a number", Duration.ofSeconds(30), "select 1 as value\n"));
    }

    private static Resource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "odd.number.sql";
            }
        };
    }

    private long things() {
        return meters.find("probe.things").gauges().size();
    }

    private double number(String household) {
        Gauge gauge = meters.get("probe.things").tag("household", household).gauge();
        return gauge.value();
    }

    private void tally(String household) {
        database.execute("insert into tally (event_id, household, version, amount) values (gen_random_uuid()::text, '"
                + household + "', 1, 1)");
    }
}
