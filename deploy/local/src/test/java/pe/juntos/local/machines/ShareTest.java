package pe.juntos.local.machines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    private static final String NUMBERS = """
            # TYPE juntos_job_chunks_total counter
            juntos_job_chunks_total{kind="verdicts",service="coresponsibility"} 3.0
            juntos_job_chunks_total{kind="lists",service="coresponsibility"} 2.0
            juntos_events_applied_seconds_count{handler="households",error="none"} 7
            juntos_events_applied_seconds_sum{handler="households",error="none"} 99.5
            juntos_outbox_relayed_total{service="coresponsibility"} 1.2E5
            http_server_requests_seconds_count{uri="/a b"} 4
            http_server_requests_seconds_count{uri="/actuator/health/{*path}"} 400
            """;

    @Test
    void numbersOfOneNameAreAddedUpWhateverTheirLabels() {
        assertThat(Share.of(NUMBERS)).isEqualTo(new Share(5, 7, 120_000, 4));
    }

    @Test
    void whoOnlyAnsweredOrRelayedTookNoPartInTheWork() {
        assertThat(new Share(0, 0, 9, 9).any()).isFalse();
        assertThat(new Share(1, 0, 0, 0).any()).isTrue();
        assertThat(new Share(0, 1, 0, 0).any()).isTrue();
    }
}
