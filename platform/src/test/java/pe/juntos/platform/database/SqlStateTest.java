package pe.juntos.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.probe.ProbeTest;

/** What the real database says of values that it cannot keep: somebody's input, and no failure of ours. */
@ProbeTest
class SqlStateTest {
    @Autowired
    private DatabaseClient client;

    @Test
    void texts_and_dates_that_no_database_takes_are_told_apart_from_defects() {
        assertThat(List.of(
                        failing("select cast(:value as text)", "a\0b"),
                        failing("select cast(cast(:value as jsonb) ->> 'a' as text)", "{\"a\":\"\\u0000\"}")))
                .allMatch(SqlState::isNoText)
                .noneMatch(SqlState::isNoDate);
        assertThat(List.of(
                        failing("select cast(cast(:value as text) as date)", "+999999999-12-31"),
                        failing("select cast(cast(:value as text) as date)", "99999999-12-31"),
                        failing("select cast(cast(:value as text) as date)", "mayo"),
                        failing("select cast(cast(:value as text) as date)", "2026-02-30")))
                .allMatch(SqlState::isNoDate)
                .noneMatch(SqlState::isNoText);
        assertThat(failing("select 1 / cast(cast(:value as text) as int)", "0"))
                .matches(e -> !SqlState.isNoText(e) && !SqlState.isNoDate(e));
        assertThat(SqlState.of(new IllegalStateException("not the database's"))).isEmpty();
    }

    private Throwable failing(String sql, Object value) {
        var failure = client.sql(sql)
                .bind("value", value)
                .mapValue(Object.class)
                .one()
                .then()
                .materialize()
                .block()
                .getThrowable();
        assertThat(failure).as(sql).isNotNull();
        return failure;
    }
}
