package pe.juntos.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.timeout.ReadTimeoutException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.channel.AbortedException;

/** What passes is tried again for ever; what does not must not be. */
class TransientTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57014"})
    void a_database_that_is_away_or_busy_passes(String state) {
        assertThat(Transient.is(thrown(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0001", "XX000", "54000", "55006", "22003", "23505"})
    void what_the_statement_itself_causes_does_not_whatever_the_driver_calls_it(String state) {
        assertThat(Transient.is(thrown(state))).isFalse();
    }

    @Test
    void a_connection_that_breaks_passes_without_a_state() {
        assertThat(Transient.is(new R2dbcNonTransientResourceException("closed")))
                .isTrue();
        assertThat(Transient.is(new IllegalStateException(new IOException("reset by peer"))))
                .isTrue();
        assertThat(Transient.is(new R2dbcRollbackException("conflict", "40001")))
                .isTrue();
    }

    /** As a phone's that lost its signal while it sent: nothing here has failed. */
    @Test
    void a_connection_that_its_other_side_closes_passes() {
        assertThat(Transient.is(AbortedException.beforeSend())).isTrue();
    }

    @Test
    void a_call_that_nobody_answers_in_time_passes() {
        assertThat(Transient.is(new WebClientRequestException(
                        ReadTimeoutException.INSTANCE,
                        HttpMethod.GET,
                        URI.create("http://127.0.0.1/jwks"),
                        HttpHeaders.EMPTY)))
                .isTrue();
        assertThat(Transient.is(new IllegalStateException(new TimeoutException())))
                .isTrue();
    }

    @Test
    void an_error_of_ours_does_not() {
        assertThat(Transient.is(new IllegalArgumentException("no such policy"))).isFalse();
        assertThat(Transient.is(new R2dbcBadGrammarException("select", "syntax")))
                .isFalse();
        assertThat(Transient.is(null)).isFalse();
    }

    private static Throwable thrown(String state) {
        return new DataAccessResourceFailureException(
                "as Spring translates it", new R2dbcNonTransientResourceException("as the driver calls it", state));
    }
}
