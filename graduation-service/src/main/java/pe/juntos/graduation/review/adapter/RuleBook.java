package pe.juntos.graduation.review.adapter;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.graduation.review.Rules;
import pe.juntos.graduation.review.TypologyPolicy;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the policies of graduation. */
record RuleBook(
        PolicyBook<RecertificationPolicy> recertification,
        PolicyBook<TypologyPolicy> typology,
        PolicyBook<ExitPolicy> exit) {

    /** @throws IllegalArgumentException before the first version */
    Rules at(LocalDate day) {
        var due = recertification.at(day);
        var stay = exit.at(day);
        var type = typology.versions().stream()
                        .anyMatch(version -> !version.effectiveFrom().isAfter(day))
                ? typology.at(day)
                : null;
        return new Rules(
                Stream.of(stay, type, due)
                        .filter(Objects::nonNull)
                        .map(Policy::id)
                        .collect(Collectors.joining("+")),
                due.parameters(),
                type == null ? null : type.parameters(),
                stay.parameters());
    }
}
