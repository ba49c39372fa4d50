package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case of the user service: opened by anyone, routed to the office that answers for it, escalated to the next one when
 * its time runs out, resolved with an answer, and reopened if the person is not satisfied in time.
 *
 * @param limitOn last day to resolve it in time, of this opening or reopening
 * @param actBy last day of the office that has it now
 * @param policy version that gave the limit
 */
public record Case(
        String code,
        Subject subject,
        LocalDate openedOn,
        LocalDate limitOn,
        LocalDate actBy,
        CaseState state,
        int escalations,
        int reopenings,
        long version,
        String policy) {

    /** The office that has it, or that resolved it; null before routing. */
    public @Nullable Office office() {
        return switch (state) {
            case CaseState.Opened() -> null;
            case CaseState.Routed(Office office) -> office;
            case CaseState.Escalated(Office office) -> office;
            case CaseState.Resolved(Office office, Result _, LocalDate _) -> office;
        };
    }

    public boolean resolved() {
        return state instanceof CaseState.Resolved;
    }

    /** Never on or before its limit. */
    public boolean overdue(LocalDate today) {
        return !resolved() && today.isAfter(limitOn);
    }

    Case in(CaseState next) {
        return new Case(code, subject, openedOn, limitOn, actBy, next, escalations, reopenings, version + 1, policy);
    }

    Case escalatedTo(Office office, LocalDate until) {
        return new Case(
                code,
                subject,
                openedOn,
                limitOn,
                until,
                new CaseState.Escalated(office),
                escalations + 1,
                reopenings,
                version + 1,
                policy);
    }

    Case reopenedAt(Office office, LocalDate limit, String policyThen) {
        return new Case(
                code,
                subject,
                openedOn,
                limit,
                limit,
                new CaseState.Routed(office),
                escalations,
                reopenings + 1,
                version + 1,
                policyThen);
    }
}
