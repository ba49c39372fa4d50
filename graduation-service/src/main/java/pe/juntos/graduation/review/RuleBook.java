package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the policies of graduation. */
public record RuleBook(
        PolicyBook<RecertificationPolicy> recertification,
        PolicyBook<TypologyPolicy> typology,
        PolicyBook<ExitPolicy> exit,
        PolicyBook<StopPolicy> stop) {

    /** One version of each policy. */
    private record Chosen(
            Policy<ExitPolicy> exit,
            @Nullable Policy<TypologyPolicy> typology,
            Policy<RecertificationPolicy> recertification,
            Policy<StopPolicy> stop) {

        Rules rules() {
            return new Rules(
                    Stream.of(exit, typology, recertification, stop)
                            .filter(Objects::nonNull)
                            .map(Policy::id)
                            .collect(Collectors.joining("+")),
                    recertification.parameters(),
                    typology == null ? null : typology.parameters(),
                    exit.parameters(),
                    stop.parameters());
        }
    }

    /** @throws IllegalArgumentException before the first version */
    public Rules at(LocalDate day) {
        return inForce(day).rules();
    }

    /**
     * As on that day, but for one version of any of the policies: in force, of another time or a draft (POL-3).
     *
     * @return empty if there is no such version
     * @throws IllegalArgumentException before the first version
     */
    public Optional<Rules> at(LocalDate day, String version) {
        var now = inForce(day);
        return exit.find(version)
                .map(other -> new Chosen(other, now.typology, now.recertification, now.stop))
                .or(() ->
                        typology.find(version).map(other -> new Chosen(now.exit, other, now.recertification, now.stop)))
                .or(() ->
                        recertification.find(version).map(other -> new Chosen(now.exit, now.typology, other, now.stop)))
                .or(() ->
                        stop.find(version).map(other -> new Chosen(now.exit, now.typology, now.recertification, other)))
                .map(Chosen::rules);
    }

    private Chosen inForce(LocalDate day) {
        var types = typology.versions().stream()
                .anyMatch(version -> !version.effectiveFrom().isAfter(day));
        return new Chosen(exit.at(day), types ? typology.at(day) : null, recertification.at(day), stop.at(day));
    }
}
