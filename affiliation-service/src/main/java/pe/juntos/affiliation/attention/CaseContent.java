package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A case as the other services learn of it: codes only, never who speaks, what is told or the answer. */
public record CaseContent(
        String caseCode,
        CaseType type,
        Category category,
        Source source,
        String state,
        String district,
        @Nullable String establishment,
        @Nullable Accused against,
        @Nullable Demanded demanded,
        @Nullable Office office,
        LocalDate openedOn,
        LocalDate limitOn,
        int escalations,
        int reopenings,
        @Nullable LocalDate resolvedOn,
        @Nullable Result result,
        @Nullable Boolean onTime,
        String policy) {

    public static CaseContent of(Case now) {
        Subject subject = now.subject();
        CaseState.@Nullable Resolved resolved = now.state() instanceof CaseState.Resolved r ? r : null;
        return new CaseContent(
                now.code(),
                subject.type(),
                subject.category(),
                subject.source(),
                name(now.state()),
                subject.district(),
                subject.establishment(),
                subject.against(),
                subject.demanded(),
                now.office(),
                now.openedOn(),
                now.limitOn(),
                now.escalations(),
                now.reopenings(),
                resolved == null ? null : resolved.on(),
                resolved == null ? null : resolved.result(),
                resolved == null ? null : !resolved.on().isAfter(now.limitOn()),
                now.policy());
    }

    /** As events and lists name a state. */
    public static String name(CaseState state) {
        return switch (state) {
            case CaseState.Opened() -> "OPENED";
            case CaseState.Routed(Office _) -> "ROUTED";
            case CaseState.Escalated(Office _) -> "ESCALATED";
            case CaseState.Resolved(Office _, Result _, LocalDate _) -> "RESOLVED";
        };
    }
}
