package pe.juntos.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTest {

    @Test
    void isStillWhenNothingIsOnItsWay() {
        assertThat(flow(0, 0, 0).still()).isTrue();
        assertThat(flow(1, 0, 0).still()).isFalse();
        assertThat(flow(0, 1, 0).still()).isFalse();
        assertThat(flow(0, 0, 1).still()).isFalse();
    }

    @Test
    void anUnknownLagIsNotStill() {
        var flow = Flow.parse("{\"consumers\":[{\"lag\":0},{\"lag\":null}]}").orElseThrow();
        assertThat(flow.lag()).isEqualTo(-1);
        assertThat(flow.still()).isFalse();
    }

    @Test
    void lagsAddUp() {
        assertThat(Flow.parse("{\"consumers\":[{\"lag\":3},{\"lag\":4}]}"))
                .get()
                .extracting(Flow::lag)
                .isEqualTo(7L);
    }

    @Test
    void whatIsNoJsonIsNoAnswer() {
        assertThat(Flow.parse("<html>")).isEmpty();
    }

    private static Flow flow(long pending, long lag, int jobs) {
        var text = "{\"outboxPending\":%d,\"consumers\":[{\"lag\":%d}],\"runningJobs\":%d}";
        return Flow.parse(text.formatted(pending, lag, jobs)).orElseThrow();
    }
}
