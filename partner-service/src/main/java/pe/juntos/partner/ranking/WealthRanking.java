package pe.juntos.partner.ranking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A community's day of ranking.
 *
 * @param id chosen by the sender
 * @param households that live in the community, ranked or not
 * @param ranked code and category of each household that was ranked
 */
public record WealthRanking(
        String id,
        String community,
        String district,
        LocalDate on,
        Poverty poverty,
        int facilitators,
        int households,
        List<Ranked> ranked) {
    public WealthRanking {
        ranked = List.copyOf(ranked);
    }

    /** One household. */
    public record Ranked(String household, Category category) {}

    /** @return empty if it stands */
    public Optional<RankingRefusal> wrong(LocalDate today, RankingPolicy policy) {
        if (on.isAfter(today)) {
            return Optional.of(RankingRefusal.IN_FUTURE);
        }
        if (facilitators < policy.facilitators()) {
            return Optional.of(RankingRefusal.FACILITATORS_MISSING);
        }
        if (ranked.stream().map(Ranked::household).distinct().count() < ranked.size()) {
            return Optional.of(RankingRefusal.RANKED_TWICE);
        }
        return ranked.size() > households ? Optional.of(RankingRefusal.MORE_RANKED_THAN_LIVE_THERE) : Optional.empty();
    }

    /**
     * What the authorities may do to a ranking: strike out, once, and not by who recorded it.
     *
     * @return empty if it stands
     */
    public static Optional<RankingRefusal> review(Reviewing reviewing, Review review) {
        if (reviewing.reviewed()) {
            return Optional.of(RankingRefusal.ALREADY_REVIEWED);
        }
        if (review.by().equals(reviewing.recordedBy())) {
            return Optional.of(RankingRefusal.SAME_PERSON);
        }
        if (review.on().isBefore(reviewing.on())) {
            return Optional.of(RankingRefusal.BEFORE_RANKING);
        }
        return reviewing.ranked().containsAll(review.removals().keySet())
                ? Optional.empty()
                : Optional.of(RankingRefusal.CANNOT_ADD);
    }

    /** The ranking that is reviewed. */
    public record Reviewing(String recordedBy, LocalDate on, boolean reviewed, List<String> ranked) {
        public Reviewing {
            ranked = List.copyOf(ranked);
        }
    }

    /** @param removals why, by household */
    public record Review(String by, LocalDate on, Map<String, Removal> removals) {
        public Review {
            removals = new TreeMap<>(removals);
        }
    }
}
