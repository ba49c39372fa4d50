package pe.juntos.graduation.review;

import java.util.List;

/** The type that a person gave to a household whose form G1 left it open (GRA-3). */
public record PersonDecision(Grade capacity, Grade potential, List<PersonReason> reasons) {
    public PersonDecision {
        reasons = List.copyOf(reasons);
        if (capacity == Grade.INDETERMINATE || potential == Grade.INDETERMINATE || reasons.isEmpty()) {
            throw new IllegalArgumentException("a person decides both dimensions, with reasons");
        }
    }
}
