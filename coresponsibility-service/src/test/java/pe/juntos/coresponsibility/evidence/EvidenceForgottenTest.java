package pe.juntos.coresponsibility.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.retention.Purge;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** Evidence is forgotten by policy: after its days and not before, never of a period that is not certified, and the verdicts stay. */
@ServiceTest
class EvidenceForgottenTest {
    private static final int FIVE_YEARS = 1_826;

    /** The database's clock, not the test's, says how old a period is. */
    private static final LocalDate LIMIT = LocalDate.now(ZoneOffset.UTC).minusDays(FIVE_YEARS + 1L);

    private static final String ENDED_BEFORE = bimesterOf(firstDay(LIMIT).minusDays(1));
    private static final String ENDED_AFTER = bimesterOf(LIMIT.plusDays(3));
    private static final String NEVER_CERTIFIED = bimesterOf(firstDay(LIMIT).minusDays(100));

    @Autowired
    private Purge purge;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DatabaseClient client;

    @BeforeEach
    void periods() {
        database.execute("delete from health_evidence");
        database.execute("delete from education_evidence");
        database.execute("delete from evidence_message");
        database.execute("delete from period");
        period(ENDED_BEFORE, "CERTIFIED");
        period(ENDED_AFTER, "CERTIFIED");
        period(NEVER_CERTIFIED, "CONSOLIDATED");
    }

    @Test
    void recordsOfACertifiedPeriodAreForgottenFiveYearsAfterItsEndAndNotABimesterEarlier() {
        for (var period : new String[] {ENDED_BEFORE, ENDED_AFTER, NEVER_CERTIFIED}) {
            health(period, 1);
            education(period);
        }
        assertThat(forget())
                .containsEntry("verified-health-evidence", 1L)
                .containsEntry("verified-education-evidence", 1L);
        for (var table : new String[] {"health_evidence", "education_evidence"}) {
            assertThat(database.texts("select period from " + table + " order by period"))
                    .as("of a certified period within the time, and of one that is not certified, however old")
                    .containsExactly(NEVER_CERTIFIED, ENDED_AFTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verified-health-evidence", "verified-education-evidence"})
    void theDayAfterTheLastOneIsTheFirstOnWhichTheyGo(String statement) throws IOException {
        health(ENDED_BEFORE, 1);
        education(ENDED_BEFORE);
        var since = (int) ChronoUnit.DAYS.between(
                end(ENDED_BEFORE),
                LocalDate.parse(database.texts("select now()::date::text").getFirst()));
        assertThat(rows(statement, since + 1)).as("one day more to keep them").isZero();
        assertThat(rows(statement, since - 1)).as("one day less").isOne();
    }

    @Test
    void verdictsStayWithTheirReasonsAndHashes() {
        database.execute(
                "insert into household_verdict (period, bucket, household, version, external_id, district, outcome, payable,"
                        + " reasons, policy, streak_not_met, streak_not_verifiable, hash) select '" + ENDED_BEFORE
                        + "', 1, 'H0123456789ABCDEF', 1, 'HOG-1', '050101', 'MET', true, '{}', 'p', 0, 0, 'abc'");
        health(ENDED_BEFORE, 1);
        forget();
        assertThat(database.texts("select hash from household_verdict")).containsExactly("abc");
        database.execute("delete from household_verdict");
    }

    @Test
    void moreThanOneStatementTakesAreAllForgotten() {
        health(ENDED_BEFORE, 12_001);
        assertThat(forget()).containsEntry("verified-health-evidence", 12_001L);
        assertThat(database.number("select count(*) from health_evidence")).isZero();
    }

    @Test
    void whatAnAppliedMessageSaidIsForgottenAfter400DaysAndItsIdNever() {
        message("old", "APPLIED", "400 days 1 minute");
        message("young", "APPLIED", "399 days 23 hours");
        message("waiting", "RECEIVED", null);
        message("failed", "FAILED", "10 years");
        assertThat(forget()).containsEntry("applied-messages", 1L);
        assertThat(database.texts("select message_id from evidence_message where health is null"))
                .containsExactly("old");
        assertThat(database.number("select count(*) from evidence_message where content_hash is not null"))
                .isEqualTo(4);
        assertThat(forget()).as("nothing is forgotten twice").containsEntry("applied-messages", 0L);
    }

    private Map<String, Long> forget() {
        return purge.forget().block(Await.LONGEST);
    }

    private Long rows(String statement, int days) throws IOException {
        var sql = new ClassPathResource("retention/" + statement + ".sql").getContentAsString(StandardCharsets.UTF_8);
        return client.sql(sql)
                .bind("days", days)
                .bind("rows", 10)
                .fetch()
                .rowsUpdated()
                .block(Await.LONGEST);
    }

    private void period(String period, String state) {
        database.execute("insert into period (period, state, opening_job, policy) values ('" + period + "', '" + state
                + "', gen_random_uuid(), 'p')");
    }

    private void health(String period, int records) {
        database.execute(
                "insert into health_evidence (evidence_id, member, period, establishment, held_on, kind, result, signature, signed_on)"
                        + " select '" + period + "-' || n, 'M' || n, '" + period
                        + "', 'S-00001234', now()::date, 'CRED', 'ATTENDED', 'F', now()::date from generate_series(1, "
                        + records + ") n");
    }

    private void education(String period) {
        database.execute(
                "insert into education_evidence (evidence_id, member, period, establishment, month, school_days, attended,"
                        + " justified, signature, signed_on) values ('" + period + "-e', 'M1', '" + period
                        + "', 'E-0001234', '"
                        + firstDay(end(period).minusDays(1)) + "', 20, 20, 0, 'F', now()::date)");
    }

    private void message(String id, String state, @org.jspecify.annotations.Nullable String appliedAgo) {
        database.execute(
                "insert into evidence_message (message, sender, message_id, content_hash, received_at, records, health, state,"
                        + " applied_at) values (gen_random_uuid(), 'minsa', '" + id + "', '\\x00', now(), 1, '[]', '"
                        + state + "', "
                        + (appliedAgo == null ? "null" : "now() - interval '" + appliedAgo + "'") + ")");
    }

    private static LocalDate firstDay(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 2 * 2 + 1, 1);
    }

    private static LocalDate end(String period) {
        var parts = period.split("-", 2);
        return LocalDate.of(Integer.parseInt(parts[0]), 2 * Integer.parseInt(parts[1]), 1)
                .plusMonths(1);
    }

    private static String bimesterOf(LocalDate day) {
        return day.getYear() + "-" + ((day.getMonthValue() - 1) / 2 + 1);
    }
}
