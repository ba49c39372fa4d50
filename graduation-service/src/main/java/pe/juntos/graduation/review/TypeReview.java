package pe.juntos.graduation.review;

import java.time.LocalDate;
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

    /** Whether, with what is asked, the household would have a bonus that it has not received: then two persons decide. */
    static boolean movesMoney(HouseholdFacts facts, PersonDecision asked, LocalDate asOf, Rules rules) {
        var form = facts.form();
        var typology = rules.typology();
        if (form == null || typology == null || facts.delivery() != null) {
            return false;
        }
        var type = Typology.classify(form, facts.person().then(asked), typology);
        return Assignment.of(facts, type, asOf, rules) != null;
    }

    private static boolean contradicts(Grade byForm, @Nullable Grade asked) {
        return byForm != Grade.INDETERMINATE && asked != null && asked != byForm;
    }

    private static PersonDecision.@Nullable Opinion opinion(
            Grade byForm, @Nullable Grade asked, List<PersonReason> reasons) {
        return byForm != Grade.INDETERMINATE || asked == null ? null : new PersonDecision.Opinion(asked, reasons);
    }
}
