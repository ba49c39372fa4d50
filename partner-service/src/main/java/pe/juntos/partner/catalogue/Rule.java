package pe.juntos.partner.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Whom a programme takes, as data (PAR-2). All of a programme's rules must hold. */
public sealed interface Rule {

    record MinimumAge(int years) implements Rule {}

    record AgeBetween(int from, int to) implements Rule {}

    /** @param classes socio-economic classes as of {@code EXTREME_POOR|POOR|NOT_POOR} */
    record ClassIn(Set<String> classes) implements Rule {
        public ClassIn {
            classes = Set.copyOf(classes);
        }
    }

    record GroupOf(int atLeast, int atMost) implements Rule {}

    record PovertyQuintileIn(List<Integer> quintiles) implements Rule {
        public PovertyQuintileIn {
            quintiles = List.copyOf(quintiles);
        }
    }

    /** @param percent least share of the cost that the users bring */
    record Counterpart(BigDecimal percent) implements Rule {}

    /** The household received a transfer not suspended in the month before, and saves. */
    record Saver() implements Rule {}

    /** @param grade a mark above which an applicant is taken, of 20 */
    record GradeAbove(BigDecimal grade) implements Rule {}
}
