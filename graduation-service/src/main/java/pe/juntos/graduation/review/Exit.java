package pe.juntos.graduation.review;

import java.time.LocalDate;

/**
 * One way out that a household has reached.
 *
 * @param basis day of the fact behind it: the later of articulation and bonus, the NOT_POOR result, the end of the term
 * @param on day from which it counts
 * @param appealRejected whether the family appealed in vain
 */
public record Exit(ExitCause cause, LocalDate basis, LocalDate on, boolean appealRejected) {

    /** The transfer went on while it was contested: it ends with the answer, not before. */
    Exit upheld(LocalDate decidedOn) {
        return new Exit(cause, basis, on.isBefore(decidedOn) ? decidedOn : on, true);
    }
}
