package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
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

/** PAR-3 over a register, in chunks; SQL counts the same. */
@ServiceTest
class BulkEligibilityTest {

    private static final int HOUSEHOLDS = 20_000;
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void twentyThousandAreEvaluatedAsSqlDoesAndTheSecondTimeTheSame() {
        database.execute(
                "insert into household (household, bucket, external_id, state, district, class, member_count, ready,"
                        + " version) select 'H' || lpad(n::text, 16, '0'), (array[" + buckets() + "])[n], 'X' || n,"
                        + " case when n % 10 = 0 then 'SUSPENDED' when n % 10 = 1 then 'EXITED' else 'AFFILIATED' end,"
                        + " '0504' || lpad((n % 8 + 1)::text, 2, '0'), (array['POOR', 'EXTREME_POOR', 'NOT_POOR'])[1 + n % 3], 4, true, 1"
                        + " from generate_series(1, " + HOUSEHOLDS + ") n");
        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value)"
                + " select household, 0, 'SAVINGS_BALANCE', date '2026-06-01', bucket, bucket % 5 from household"
                + " where bucket % 2 = 0");

        run("2026-06-30");

        assertThat(count("rule = 'SAVINGS_RAFFLE' and answer = 'YES'"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household where state = 'AFFILIATED'"
                        + " and bucket % 2 = 0 and bucket % 5 > 0"));
        assertThat(count("rule = 'SAVINGS_RAFFLE' and criterion = 'NOT_SUSPENDED_LAST_MONTH' and answer = 'NO'"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household where state = 'SUSPENDED'"));
        assertThat(count("rule = 'HAKU_WINAY' and criterion = 'POOR' and answer = 'NO' and district = '050401'"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household where class = 'NOT_POOR'"
                        + " and state <> 'EXITED' and district = '050401'"));
        assertThat(count("rule = 'BECA_18'"))
                .isEqualTo(database.number("select count(*) from household where state <> 'EXITED'"));
        assertThat(database.number("select chunks from job where kind = 'evaluate-eligibility'"))
                .isEqualTo(5);
        var first = results();
        database.execute(
                "delete from job_chunk where job_id in (select id from job where kind = 'evaluate-eligibility')");
        database.execute("delete from job where kind = 'evaluate-eligibility'");

        run("2026-06-30");

        assertThat(results()).isEqualTo(first);
    }

    private long count(String which) {
        return database.number("select coalesce(sum(households), 0) from eligibility_count where " + which);
    }

    private String results() {
        return database.texts(
                        "select md5(string_agg(r::text, '' order by household)) || (select md5(string_agg(c::text, ''"
                                + " order by district, rule, answer, criterion)) from eligibility_count c) from eligibility_result r")
                .getFirst();
    }

    /** As the events of affiliation put the households into them. */
    private static String buckets() {
        return IntStream.rangeClosed(1, HOUSEHOLDS)
                .mapToObj(n -> String.valueOf(Buckets.of(PartnerScenario.code(n))))
                .collect(Collectors.joining(","));
    }

    private void run(String on) {
        var juntos = new PartnerScenario(web, events);
        String started = juntos.post(OPERATOR, "/partner/eligibility/runs", Map.of("on", on))
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Await.value(
                () -> juntos.get(OPERATOR, "/partner/jobs/" + JsonPath.read(started, "$.job"))
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }
}
