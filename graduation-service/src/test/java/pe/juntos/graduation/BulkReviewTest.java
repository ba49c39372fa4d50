package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** A register is reviewed as one job, in chunks of a few statements each; SQL counts the same. */
@ServiceTest
class BulkReviewTest {

    private static final int HOUSEHOLDS = 20_000;

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void twentyThousandAreReviewedAndTheSecondTimeNothingIsNew() {
        database.execute("insert into household (household, bucket, external_id, state, district, class, affiliated_on,"
                + " version) select 'H' || lpad(n::text, 16, '0'), n % 1024, 'X' || n, 'AFFILIATED', '050401', 'POOR',"
                + " date '2019-01-01' + n % 2500, 1 from generate_series(1, " + HOUSEHOLDS + ") n");
        database.execute(
                "insert into recertification select household, date '2026-06-01', bucket,"
                        + " (array['POOR', 'EXTREME_POOR', 'NOT_POOR'])[1 + bucket % 3], 0 from household where bucket % 2 = 0");
        database.execute("insert into form_g1 (household, on_day, bucket, holder_age, holder_level, holder_schooling,"
                + " land, large_animals, content) select household, date '2026-06-02', bucket, 30, 'SECONDARY', 8, 1, 2, 0"
                + " from household where bucket % 4 = 0");
        var juntos = new GraduationScenario(web, events, database);

        juntos.review("2026-3");

        assertThat(database.number("select count(*) from standing where reviewed_until = '2026-06-30'"))
                .isEqualTo(HOUSEHOLDS);
        assertThat(kind("RECERTIFICATION_DUE"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household where bucket % 2 = 1"
                        + " and affiliated_on + interval '4 years' <= '2026-06-30'"));
        assertThat(kind("RECERTIFIED"))
                .isEqualTo(database.number("select count(*) from household where bucket % 2 = 0"));
        assertThat(kind("BONUS_ASSIGNED"))
                .isPositive()
                .isEqualTo(database.number("select count(*) from household where bucket % 4 = 0 and bucket % 3 <> 2"
                        + " and affiliated_on + interval '4 years' <= '2026-06-30'"));
        assertThat(database.number("select chunks from job where kind = 'review-graduation'"))
                .isEqualTo(5);
        long decided = database.number("select count(*) from decision");
        String first = hashes();

        database.execute("insert into recertification select household, date '2026-05-01', bucket, 'POOR', 0"
                + " from household where household = 'H0000000000000002'");
        juntos.review("2026-3");

        assertThat(database.number("select count(*) from job where kind = 'review-graduation'"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from decision")).isEqualTo(decided);
        assertThat(hashes()).isEqualTo(first);
        events.awaitReceived(GraduationScenario.TOPIC, (int) decided);
    }

    private long kind(String kind) {
        return database.number("select count(*) from decision where kind = '" + kind + "'");
    }

    private String hashes() {
        return database.texts("select md5(string_agg(household || inputs_hash, '' order by household)) from standing")
                .getFirst();
    }
}
