package pe.juntos.coresponsibility.verdict.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household's verdict over HTTP: every member, the records that were counted, and what the verdict replaced.
 *
 * @param history what the verdict replaced, oldest first
 */
record ExplainedVerdict(
        String household,
        String period,
        int version,
        String district,
        String outcome,
        boolean payable,
        List<String> reasons,
        String policy,
        int consecutiveNotMet,
        String hash,
        List<Member> members,
        List<Replaced> history) {

    /** @param trace the records and exceptions that were counted, in the order of their ids */
    record Member(
            String member,
            String externalId,
            String axis,
            String condition,
            String outcome,
            List<String> reasons,
            List<Fact> trace) {}

    /** @param day of the visit, or first day of the month */
    record Fact(
            String member,
            String id,
            @Nullable String establishment,
            @Nullable LocalDate day,
            @Nullable String result,
            @Nullable Integer schoolDays,
            @Nullable Integer attended,
            @Nullable Integer justified) {}

    record Replaced(int version, String outcome, boolean payable, List<String> reasons, String policy, String hash) {}
}
