package pe.juntos.platform.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All versions of one policy, by the day from which each applies.
 *
 * @param versions approved: each is in force from its day until the next one's
 * @param drafts never in force
 */
public record PolicyBook<T>(List<Policy<T>> versions, List<Policy<T>> drafts) {
    public PolicyBook {
        versions = byDay(versions.stream());
        drafts = byDay(drafts.stream());
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a policy needs at least one version");
        }
        if (versions.stream().map(Policy::effectiveFrom).distinct().count() < versions.size()) {
            throw new IllegalArgumentException("two versions from the same day");
        }
        var ids = new HashSet<String>();
        if (!Stream.concat(versions.stream(), drafts.stream()).map(Policy::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("two versions of the same id");
        }
    }

    /** A book of approved versions and drafts, told apart by what each says of itself. */
    public static <T> PolicyBook<T> of(List<Policy<T>> all) {
        return new PolicyBook<>(
                all.stream().filter(Predicate.not(Policy::draft)).toList(),
                all.stream().filter(Policy::draft).toList());
    }

    /** The version of this id, in force or draft. */
    public Optional<Policy<T>> find(String id) {
        return Stream.concat(versions.stream(), drafts.stream())
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    private static <T> List<Policy<T>> byDay(Stream<Policy<T>> versions) {
        return versions.sorted(Comparator.comparing(Policy::effectiveFrom)).toList();
    }

    /**
     * The version in force on a day.
     *
     * @throws NoVersionInForce before the first version
     */
    public Policy<T> at(LocalDate day) {
        return versions.reversed().stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new NoVersionInForce(day));
    }
}
