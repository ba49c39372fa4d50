package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import java.util.Optional;
import pe.juntos.affiliation.attention.CaseState.Escalated;
import pe.juntos.affiliation.attention.CaseState.Opened;
import pe.juntos.affiliation.attention.CaseState.Resolved;
import pe.juntos.affiliation.attention.CaseState.Routed;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.policy.Policy;

/** The life of a case (USR-1): every state and every command, and what becomes of it. */
public record CaseLife(Policy<AttentionPolicy> policy, WorkingDays calendar) {

    /** A case of today, with its limit; not routed yet. */
    public Case open(String code, Subject subject, LocalDate today) {
        LocalDate limit = calendar.after(today, parameters().limit(subject.type()));
        return new Case(code, subject, today, limit, limit, new Opened(), 0, 0, 1, policy.id());
    }

    public Move apply(Case now, Command command) {
        return switch (now.state()) {
            case Opened() -> opened(now, command);
            case Routed(Office office) -> pending(now, office, command);
            case Escalated(Office office) -> pending(now, office, command);
            case Resolved resolved -> resolved(now, resolved, command);
        };
    }

    private static Move opened(Case now, Command command) {
        return switch (command) {
            case Command.Route(Office to) -> route(now, to);
            case Command.Escalate(LocalDate _) -> new Move.Unchanged(now);
            case Command.Resolve(Office _, Result _, LocalDate _) -> new Move.Refused(CaseRefusal.NOT_RESPONSIBLE);
            case Command.Reopen(LocalDate _) -> new Move.Refused(CaseRefusal.NOT_RESOLVED);
        };
    }

    private Move pending(Case now, Office office, Command command) {
        return switch (command) {
            case Command.Route(Office to) -> to == office ? new Move.Unchanged(now) : route(now, to);
            case Command.Escalate(LocalDate today) -> escalate(now, office, today);
            case Command.Resolve(Office by, Result result, LocalDate on) -> resolve(now, office, by, result, on);
            case Command.Reopen(LocalDate _) -> new Move.Refused(CaseRefusal.NOT_RESOLVED);
        };
    }

    private Move resolved(Case now, Resolved resolved, Command command) {
        return switch (command) {
            case Command.Route(Office _) -> new Move.Refused(CaseRefusal.ALREADY_RESOLVED);
            case Command.Escalate(LocalDate _) -> new Move.Unchanged(now);
            case Command.Resolve(Office by, Result result, LocalDate _) ->
                by == resolved.office() && result == resolved.result()
                        ? new Move.Unchanged(now)
                        : new Move.Refused(CaseRefusal.ALREADY_RESOLVED);
            case Command.Reopen(LocalDate on) -> reopen(now, resolved, on);
        };
    }

    private static Move route(Case now, Office to) {
        return Offices.mayHave(to, now.subject())
                ? new Move.Moved(now.in(new Routed(to)))
                : new Move.Refused(CaseRefusal.OFFICE_ACCUSED);
    }

    private Move escalate(Case now, Office office, LocalDate today) {
        if (!today.isAfter(now.actBy())) {
            return new Move.Unchanged(now);
        }
        Optional<Office> next = Offices.above(office, now.subject(), parameters());
        LocalDate until = calendar.after(today, parameters().escalationDays());
        return next.<Move>map(higher -> new Move.Moved(now.escalatedTo(higher, until)))
                .orElseGet(() -> new Move.Unchanged(now));
    }

    private static Move resolve(Case now, Office office, Office by, Result result, LocalDate on) {
        if (by != office) {
            return new Move.Refused(CaseRefusal.NOT_RESPONSIBLE);
        }
        boolean query = now.subject().type() == CaseType.QUERY;
        return query == (result == Result.ANSWERED)
                ? new Move.Moved(now.in(new Resolved(office, result, on)))
                : new Move.Refused(CaseRefusal.RESULT_NOT_OF_TYPE);
    }

    /** Another office looks at it again, the one above if there is one, with the whole limit. */
    private Move reopen(Case now, Resolved resolved, LocalDate on) {
        if (on.isAfter(calendar.after(resolved.on(), parameters().reopeningDays()))) {
            return new Move.Refused(CaseRefusal.REOPENING_TOO_LATE);
        }
        Office again =
                Offices.above(resolved.office(), now.subject(), parameters()).orElse(resolved.office());
        LocalDate limit = calendar.after(on, parameters().limit(now.subject().type()));
        return new Move.Moved(now.reopenedAt(again, limit, policy.id()));
    }

    private AttentionPolicy parameters() {
        return policy.parameters();
    }
}
