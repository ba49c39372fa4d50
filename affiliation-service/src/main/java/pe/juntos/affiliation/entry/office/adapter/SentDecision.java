package pe.juntos.affiliation.entry.office.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.office.OfficeDecision;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * A decision as sent.
 *
 * @param on business day; null for today
 */
record SentDecision(
        OfficeDecision.@Nullable Verdict verdict,
        @Nullable ReasonCode reason,
        @Nullable String grounds,
        @Nullable LocalDate on) {

    /** Empty if what is needed is missing. */
    Mono<OfficeDecision> by(Caller caller, Clock clock) {
        if (verdict == null || grounds == null || grounds.isBlank()) {
            return Mono.error(refusal(EntryRefusal.INCOMPLETE));
        }
        return Mono.just(
                new OfficeDecision(verdict, reason, grounds, caller.subject(), on == null ? LocalDate.now(clock) : on));
    }

    static Problem refusal(EntryRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }
}
