package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the policies of graduation. */
public record RuleBook(
        PolicyBook<RecertificationPolicy> recertification,
        PolicyBook<TypologyPolicy> typology,
        PolicyBook<ExitPolicy> exit,
        PolicyBook<StopPolicy> stop) {

    /** @throws IllegalArgumentException before the first version */
    public Rules at(LocalDate day) {
        return at(day, exit.at(day));
    }

    /** As on that day, but for another version of the exit: in force, of another time or a draft (POL-3). */
    public Rules at(LocalDate day, Policy<ExitPolicy> stay) {
        var due = recertification.at(day);
        var stopping = stop.at(day);
        var type = typology.versions().stream()
                        .anyMatch(version -> !version.effectiveFrom().isAfter(day))
                ? typology.at(day)
                : null;
        return new Rules(
                Stream.of(stay, type, due, stopping)
                        .filter(Objects::nonNull)
                        .map(Policy::id)
                        .collect(Collectors.joining("+")),
                due.parameters(),
                type == null ? null : type.parameters(),
                stay.parameters(),
                stopping.parameters());
    }
}
