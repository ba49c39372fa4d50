package pe.juntos.graduation.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** GRA-3: a person decides what a form G1 leaves open, and nothing that the form settles. */
public sealed interface TypeReview {

    record Decided(PersonDecision decision) implements TypeReview {}

    /** It was decided so before. */
    record Known() implements TypeReview {}

    /** The form settles a dimension otherwise, or leaves nothing open. */
    record NotOpen() implements TypeReview {}

    /**
     * @param byForm the type that the form alone gives
     * @param before what a person decided on that form until now
     * @param capacity LOW, HIGH or null for "not asked"; {@code potential} alike
     */
    static TypeReview of(
            Classification byForm,
            PersonDecision before,
            @Nullable Grade capacity,
            @Nullable Grade potential,
            List<PersonReason> reasons) {
        if (contradicts(byForm.capacity(), capacity) || contradicts(byForm.potential(), potential)) {
            return new NotOpen();
        }
        var asked = new PersonDecision(
                opinion(byForm.capacity(), capacity, reasons), opinion(byForm.potential(), potential, reasons));
        if (asked.equals(PersonDecision.NONE)) {
            return new NotOpen();
        }
        return before.then(asked).equals(before) ? new Known() : new Decided(asked);
    }

    /**
     * Whether the household has a type with what is asked, and so, today or once its fourth year is complete, a bonus: then
     * two persons decide.
     */
    static boolean completes(Classification byForm, PersonDecision before, PersonDecision asked) {
        var person = before.then(asked);
        return Quadrant.of(grade(byForm.capacity(), person.capacity()), grade(byForm.potential(), person.potential()))
                != null;
    }

    private static Grade grade(Grade byForm, PersonDecision.@Nullable Opinion person) {
        return byForm == Grade.INDETERMINATE && person != null ? person.grade() : byForm;
    }

    private static boolean contradicts(Grade byForm, @Nullable Grade asked) {
        return byForm != Grade.INDETERMINATE && asked != null && asked != byForm;
    }

    private static PersonDecision.@Nullable Opinion opinion(
            Grade byForm, @Nullable Grade asked, List<PersonReason> reasons) {
        return byForm != Grade.INDETERMINATE || asked == null ? null : new PersonDecision.Opinion(asked, reasons);
    }
}
