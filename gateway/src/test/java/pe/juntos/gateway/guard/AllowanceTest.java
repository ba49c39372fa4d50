package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private final Allowance ten = new Allowance(10, Duration.ofSeconds(30));

    @Test
    void the_last_request_of_it_is_allowed_and_the_next_is_not() {
        assertThat(ten.exceededBy(10)).isFalse();
        assertThat(ten.exceededBy(11)).isTrue();
    }

    @Test
    void a_span_ends_where_the_next_begins_for_every_gateway() {
        var end = Instant.parse("2026-06-30T12:00:29.999Z");
        assertThat(ten.spanOf(end)).isEqualTo(ten.spanOf(Instant.parse("2026-06-30T12:00:00Z")));
        assertThat(ten.spanOf(end.plusMillis(1))).isEqualTo(ten.spanOf(end) + 1);
        assertThat(ten.secondsLeft(end)).isEqualTo(1);
        assertThat(ten.secondsLeft(end.plusMillis(1))).isEqualTo(30);
    }

    @Test
    void nothing_and_no_time_are_no_allowance() {
        assertThatThrownBy(() -> new Allowance(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Allowance(1, Duration.ofMillis(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
