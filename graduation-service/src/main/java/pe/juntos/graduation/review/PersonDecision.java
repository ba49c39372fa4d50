package pe.juntos.graduation.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person decided of the dimensions that a form G1 left open (GRA-3); null where nothing was decided. */
public record PersonDecision(
        @Nullable Opinion capacity, @Nullable Opinion potential) {

    public static final PersonDecision NONE = new PersonDecision(null, null);

    /** One dimension, decided with reasons. */
    public record Opinion(Grade grade, List<PersonReason> reasons) {
        public Opinion {
            reasons = List.copyOf(reasons);
            if (grade == Grade.INDETERMINATE || reasons.isEmpty()) {
                throw new IllegalArgumentException("a person decides LOW or HIGH, with reasons");
            }
        }
    }

    /** With a later decision, which stands for the dimensions that it is about. */
    public PersonDecision then(PersonDecision later) {
        return new PersonDecision(
                later.capacity == null ? capacity : later.capacity,
                later.potential == null ? potential : later.potential);
    }
}
