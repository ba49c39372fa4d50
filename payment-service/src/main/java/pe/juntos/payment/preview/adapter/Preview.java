package pe.juntos.payment.preview.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round pays within the caller's territory, and what is different from the period before.
 *
 * @param previous the period of whose rounds it is compared with; null if there is none, or if the round follows up another
 * @param policy id of the version that says what is an anomaly
 */
record Preview(
        String round,
        String period,
        String state,
        @Nullable String previous,
        String policy,
        List<Part> components,
        List<Part> held,
        List<Change> changes,
        List<District> districts,
        List<Part> anomalies) {

    /** @param code a component, a cause to hold, or an anomaly */
    record Part(String code, long count, String amount) {}

    /** Households with another amount than in the period before, by coded cause. */
    record Change(String change, String cause, long households, String before, String now) {}

    record District(String district, long householdsBefore, String before, long households, String now) {}

    /** @param subject a district, the end of an account's number with its digest, or a recipient's code */
    record Anomaly(
            String anomaly,
            String subject,
            @Nullable String district,
            long households,
            @Nullable String before,
            String now) {}
}
