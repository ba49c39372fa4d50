package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-7 and GRA-10 over a register, in chunks of a few statements each; SQL counts the same. */
@ServiceTest
class BulkForecastTest {

    private static final int HOUSEHOLDS = 20_000;
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void twentyThousandAreForecastAndComparedAsSqlDoes() {
        database.execute("insert into household (household, bucket, external_id, state, district, class, affiliated_on,"
                + " class_valid_until, version) select 'H' || lpad(n::text, 16, '0'), (array[" + buckets()
                + "])[n], 'X' || n, 'AFFILIATED',"
                + " '0504' || lpad((n % 8 + 1)::text, 2, '0'), 'POOR', date '2016-01-01' + n % 3800,"
                + " date '2026-01-01' + n % 1200, 1 from generate_series(1, " + HOUSEHOLDS + ") n");
        database.execute(
                "insert into member (member, household, bucket, birth_date, secondary_completed, gone, version)"
                        + " select 'M' || substr(household, 2), household, bucket, date '2006-01-01' + bucket * 5, false, false, 1"
                        + " from household where bucket % 2 = 0");

        run("/graduation/forecasts", "{\"from\":\"2026-07\"}");

        assertThat(kind("CLASS_EXPIRES"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household"
                        + " where class_valid_until + 1 between '2026-07-01' and '2028-06-30'"));
        assertThat(kind("RECERTIFICATION_DUE"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household"
                        + " where affiliated_on + interval '4 years' between '2026-07-01' and '2028-06-30'"));
        assertThat(kind("TERM_REACHED"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household"
                        + " where affiliated_on + interval '8 years' between '2026-07-01' and '2028-06-30'"));
        assertThat(kind("LAST_CHILD_COMPLETES")).isPositive();
        assertThat(database.number("select sum(households) from exit_forecast_count"))
                .isEqualTo(database.number("select count(*) from exit_forecast"));
        long told = database.number("select count(*) from exit_notice");
        assertThat(told).isEqualTo(database.number("select count(*) from exit_forecast where on_day < '2027-08-01'"));
        events.awaitReceived("juntos.graduation.forecast.v1", (int) told);

        run("/graduation/comparisons", "{\"on\":\"2026-06-30\"}");

        assertThat(database.number("select sum(households) from comparison_count where question = 'TAKES'"))
                .isEqualTo(7L * HOUSEHOLDS);
        assertThat(database.number("select households from comparison_count where model = 'CHILE_SOLIDARIO'"
                        + " and question = 'TAKES' and answer = 'NO' and district = '050401'"))
                .isEqualTo(HOUSEHOLDS / 8);

        run("/graduation/risks", "{\"on\":\"2026-06-30\"}");

        assertThat(database.number("select count(*) from risk_result")).isEqualTo(HOUSEHOLDS);
        assertThat(database.number("select households from risk_count where flag = 'LONE_MOTHER' and answer = 'UNKNOWN'"
                        + " and district = '050401'"))
                .isEqualTo(HOUSEHOLDS / 8);
        assertThat(database.number("select count(*) from job where state = 'FINISHED' and chunks = 5"))
                .isEqualTo(3);
    }

    /** As the events of affiliation put the households into them. */
    private static String buckets() {
        return IntStream.rangeClosed(1, HOUSEHOLDS)
                .mapToObj(n -> String.valueOf(Buckets.of(GraduationScenario.code(n))))
                .collect(Collectors.joining(","));
    }

    private long kind(String kind) {
        return database.number("select count(*) from exit_forecast where kind = '" + kind + "'");
    }

    private void run(String path, String order) {
        var juntos = new GraduationScenario(web, events, database);
        String job = JsonPath.read(
                juntos.post(OPERATOR, path, order)
                        .expectStatus()
                        .isAccepted()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "$.job");
        Await.value(
                () -> juntos.get("/graduation/jobs/" + job, OPERATOR),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }
}
