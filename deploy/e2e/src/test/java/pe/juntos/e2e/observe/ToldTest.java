package pe.juntos.e2e.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the check of metrics finds what it is there for. */
class ToldTest {

    @Test
    void whatIsDocumentedAndBoundedIsNoFault() throws IOException {
        assertThat(faults("""
                # HELP juntos_jobs jobs by state
                juntos_jobs{service="payment",state="running"} 1.0
                juntos_outbox_age_seconds{service="payment"} 0.0
                http_server_requests_seconds_bucket{service="payment",uri="/a",le="0.01"} 3
                jvm_memory_used_bytes{service="payment",id="Eden Space"} 1.5E8
                """)).isEmpty();
    }

    @Test
    void aMetricThatIsNotThereIsAFault() throws IOException {
        assertThat(faults("juntos_jobs_by_night{service=\"payment\"} 1"))
                .containsExactly("juntos_jobs_by_night is not in docs/metrics.md");
    }

    @Test
    void aLabelThatIsNotThereIsAFault() throws IOException {
        assertThat(faults("juntos_jobs{service=\"payment\",phase=\"full\"} 1"))
                .singleElement()
                .asString()
                .contains("phase");
    }

    @Test
    void moreValuesThanThereAreIsAFault() throws IOException {
        assertThat(faults("""
                juntos_jobs{state="running"} 1
                juntos_jobs{state="failed"} 1
                juntos_jobs{state="lost"} 1
                """)).containsExactly("juntos_jobs has 3 values of state, more than 2");
    }

    @Test
    void aLabelThatNamesAPersonOrAHouseholdIsAFault() throws IOException {
        for (var value : List.of("41234567", "5f0c2a10-7c3e-4a55-9a54-0d3b6f1f2a11", "H0123456789ABC")) {
            assertThat(faults("programme_verdicts_total{outcome=\"" + value + "\"} 1"))
                    .as(value)
                    .singleElement()
                    .asString()
                    .contains("names one");
        }
    }

    @Test
    void whatNoServiceShowsIsMissing() throws IOException {
        assertThat(Told.missing(Map.of("payment", "juntos_dead_letters 0")))
                .contains("juntos_jobs")
                .doesNotContain("juntos_dead_letters", "jvm_*");
    }

    private static List<String> faults(String scraped) throws IOException {
        return Told.faults(Map.of("payment", scraped));
    }
}
