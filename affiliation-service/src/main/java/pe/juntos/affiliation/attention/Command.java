package pe.juntos.affiliation.attention;

import java.time.LocalDate;

/** What can be done with a case. */
public sealed interface Command {

    /** To an office, by the office that has it or by its first routing. */
    record Route(Office office) implements Command {}

    /** If the office that has it let its time run out by the day before. */
    record Escalate(LocalDate today) implements Command {}

    record Resolve(Office by, Result result, LocalDate on) implements Command {}

    record Reopen(LocalDate on) implements Command {}
}
