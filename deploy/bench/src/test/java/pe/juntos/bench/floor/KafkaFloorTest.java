package pe.juntos.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KafkaFloorTest {
    @Test
    void the_producers_last_line_is_the_whole_run() {
        var output = """
                499001 records sent, 99800.2 records/sec (47.59 MB/sec), 12.0 ms avg latency, 300.0 ms max latency.
                1000000 records sent, 125000.0 records/sec (59.60 MB/sec), 10.01 ms avg latency, 300.00 ms max latency, 9 ms 50th.
                """;

        assertThat(KafkaFloor.producerSeconds(output))
                .hasValueSatisfying(s -> assertThat(s).isCloseTo(8, within(1e-9)));
        assertThat(KafkaFloor.producerSeconds("no luck")).isEmpty();
    }

    @Test
    void the_consumers_time_is_that_of_fetching() {
        var output = """
                start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
                2026-06-30 10:00:00:000, 2026-06-30 10:00:08:000, 476.8372, 59.6047, 1000000, 125000.0000, 3500, 4500, 105.9638, 222222.2222
                """;

        assertThat(KafkaFloor.consumerSeconds(output)).contains(4.5);
        assertThat(KafkaFloor.consumerSeconds("no luck")).isEmpty();
    }
}
