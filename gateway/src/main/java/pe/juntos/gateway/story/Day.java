package pe.juntos.gateway.story;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a gestor on a day, in the assigned territory; each list is the first page of its service.
 *
 * @param period of the day, whose attendance is watched
 * @param round whose money should have been withdrawn by now
 * @param visits accounts without movement, whose households are to be visited
 * @param proposals life events that wait for a decision
 * @param alerts persons who have not been to their controls
 * @param notCollected households that did not withdraw
 * @param recertification households due or overdue
 * @param more where each whole list is
 */
public record Day(
        LocalDate date,
        String period,
        String round,
        @Nullable Object visits,
        @Nullable Object proposals,
        @Nullable Object alerts,
        @Nullable Object notCollected,
        @Nullable Object recertification,
        Map<String, String> more) {}
