package pe.juntos.partner.eligibility.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.eligibility.Criterion;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.Meets;

/**
 * An answer as it is shown.
 *
 * @param running whether the programme takes anybody on that day; null if the catalogue does not have it
 * @param deciding the first criterion that says no, or that nobody can answer
 */
record Told(
        String rule,
        @Nullable String programme,
        @Nullable Boolean running,
        Meets answer,
        @Nullable String deciding,
        @Nullable Integer member,
        List<Criterion.Result> criteria) {

    static Told of(Eligibility eligibility, Map<String, Boolean> running) {
        return new Told(
                eligibility.rule(),
                eligibility.programme(),
                running.get(eligibility.rule()),
                eligibility.answer(),
                eligibility.deciding().orElse(null),
                eligibility.member(),
                eligibility.criteria());
    }
}
