package pe.juntos.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IntakePlanTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void every_record_is_sent_once_and_some_again_or_with_other_content() {
        var plan = new IntakePlan(9_500, 100);
        Map<String, Integer> first = new HashMap<>();
        Set<String> contents = new HashSet<>();
        var sent = 0L;
        var conflicts = 0L;
        for (var n = 0; n < plan.messages(); n++) {
            var message = JSON.readTree(plan.message(n));
            var records = message.path("message").path("evidence");
            assertThat(message.path("header").path("total_count").asInt()).isEqualTo(records.size());
            for (var record : records) {
                sent++;
                var id = record.path("reference_id").asString();
                var before = first.putIfAbsent(id, n);
                if (before == null) {
                    contents.add(record.toString());
                } else {
                    assertThat(n - before).as("sent again").isGreaterThan(IntakePlan.FAR_BACK);
                    conflicts += contents.contains(record.toString()) ? 0 : 1;
                }
            }
        }
        assertThat(first).hasSize(9_500).containsKeys("b0", "b9499");
        assertThat(sent).isEqualTo(plan.sent()).isGreaterThan(9_500);
        assertThat(conflicts).isEqualTo(plan.conflicts()).isPositive();
    }
}
