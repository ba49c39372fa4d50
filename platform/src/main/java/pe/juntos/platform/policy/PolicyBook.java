package pe.juntos.platform.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** All versions of one policy, by the day from which each applies. */
public record PolicyBook<T>(List<Policy<T>> versions) {
    public PolicyBook {
        versions = versions.stream()
                .sorted(Comparator.comparing(Policy::effectiveFrom))
                .toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one version");
        }
        if (versions.stream().map(Policy::effectiveFrom).distinct().count() < versions.size()) {
            throw new IllegalArgumentException("two versions from the same day");
        }
    }

    /**
     * The version in force on a day.
     *
     * @throws IllegalArgumentException before the first version
     */
    public Policy<T> at(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy in force on " + day));
    }
}
