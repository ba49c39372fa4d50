package pe.juntos.affiliation.attention;

import java.time.LocalDate;

/** Where a case stands: opened, with an office, with a higher one because nobody answered in time, or resolved. */
public sealed interface CaseState {

    record Opened() implements CaseState {}

    record Routed(Office office) implements CaseState {}

    record Escalated(Office office) implements CaseState {}

    record Resolved(Office office, Result result, LocalDate on) implements CaseState {}
}
