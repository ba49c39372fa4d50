package pe.juntos.gateway.guard.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestServers;
import reactor.core.publisher.Flux;

/** Two gateways on one store count as one. */
class CountedTogetherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    private static TestDatabase database;
    private static CountedTogether one;
    private static CountedTogether other;

    @BeforeAll
    static void start() {
        database = TestServers.postgres()
                .createDatabase("t" + UUID.randomUUID().toString().substring(0, 8));
        one = CountedTogether.in(database.url(), database.user(), database.password(), PATIENCE);
        other = CountedTogether.in(database.url(), database.user(), database.password(), PATIENCE);
    }

    @AfterAll
    static void stop() {
        one.destroy();
        other.destroy();
    }

    @Test
    void no_request_is_counted_twice_or_not_at_all_whichever_gateway_it_comes_to() {
        var counts = Flux.range(0, 200)
                .flatMap(n -> (n % 2 == 0 ? one : other).oneMore("subject rosa", 7), 16)
                .collectList()
                .block(PATIENCE);
        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void another_caller_and_another_span_begin_anew() {
        assertThat(one.oneMore("subject ana", 7).block(PATIENCE)).isOne();
        assertThat(other.oneMore("subject ana", 7).block(PATIENCE)).isEqualTo(2);
        assertThat(one.oneMore("subject ana", 8).block(PATIENCE)).isOne();
        assertThat(other.oneMore("address ana", 8).block(PATIENCE)).isOne();
    }

    @Test
    void gateways_whose_clocks_differ_forget_nothing_of_each_others_span() {
        for (var made = 1L; made <= 5; made++) {
            assertThat(one.oneMore("subject eva", 8).block(PATIENCE)).isEqualTo(made);
            assertThat(other.oneMore("subject eva", 7).block(PATIENCE)).isEqualTo(made);
        }
    }

    @Test
    void nobody_is_named_in_the_store_and_old_counts_are_forgotten() {
        one.oneMore("subject old", 100).block(PATIENCE);
        one.oneMore("subject new", 1_000).block(PATIENCE);
        assertThat(database.texts("select caller from requests_in_span"))
                .allMatch(caller -> caller.matches("[0-9a-f]{32}"));
        assertThat(database.number("select count(*) from requests_in_span where span = 100"))
                .isZero();
    }

    @Test
    void who_cannot_be_counted_behind_a_lock_is_not_refused_and_no_connection_stays_behind_it() throws SQLException {
        assertThat(one.oneMore("subject luz", 9).block(PATIENCE)).isOne();
        try (var locking = database.connect();
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table requests_in_span in access exclusive mode");
            assertThat(one.oneMore("subject luz", 9).block(PATIENCE)).isZero();
            Await.until(() -> assertThat(database.number(WAITING)).isZero());
            locking.rollback();
        }
        assertThat(one.oneMore("subject luz", 9).block(PATIENCE)).isEqualTo(2);
    }

    @Test
    void without_the_store_nobody_is_refused() {
        var away = CountedTogether.in("postgresql://127.0.0.1:1/none", "x", "x", Duration.ofMillis(1));
        assertThat(away.oneMore("subject rosa", 7).block(PATIENCE)).isZero();
        away.destroy();
    }
}
