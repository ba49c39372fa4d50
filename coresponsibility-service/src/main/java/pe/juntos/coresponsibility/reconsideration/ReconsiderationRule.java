package pe.juntos.coresponsibility.reconsideration;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import pe.juntos.coresponsibility.reconsideration.Admission.Admitted;
import pe.juntos.coresponsibility.reconsideration.Admission.Refused;

/** VER-5: what may be contested and until when, and who decides. */
public final class ReconsiderationRule {
    private ReconsiderationRule() {}

    public static Admission asking(Request request, Contested verdict, LocalDate today) {
        if (request.reasons().isBlank()) {
            return new Refused(Refusal.REASONS_MISSING);
        }
        if (request.requestedOn().isAfter(today)) {
            return new Refused(Refusal.REQUESTED_IN_FUTURE);
        }
        if (!verdict.breach()) {
            return new Refused(Refusal.NOT_A_BREACH);
        }
        return verdict.open() ? new Refused(Refusal.ALREADY_OPEN) : inTime(request, verdict);
    }

    private static Admission inTime(Request request, Contested verdict) {
        var closed = !verdict.window().isOpenOn(request.requestedOn());
        if (!closed && !verdict.rejected()) {
            return new Admitted(false);
        }
        if (!request.evidence().isEmpty()) {
            return new Admitted(true);
        }
        return new Refused(verdict.rejected() ? Refusal.REJECTED_BEFORE : Refusal.WINDOW_CLOSED);
    }

    /** @param involved who typed the request, or consolidated or certified the verdict */
    public static Optional<Refusal> deciding(
            ReconsiderationState state, Set<String> involved, String by, String reasons) {
        if (state != ReconsiderationState.OPEN) {
            return Optional.of(Refusal.ALREADY_DECIDED);
        }
        if (reasons.isBlank()) {
            return Optional.of(Refusal.REASONS_MISSING);
        }
        return involved.contains(by) ? Optional.of(Refusal.SAME_PERSON) : Optional.empty();
    }
}
