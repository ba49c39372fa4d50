package pe.juntos.partner.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.Meets;

/** Ranks offers for a household. It proposes nothing: the household chooses, and consents. */
public final class Matching {

    private static final long HUNDRED = 100;

    private Matching() {}

    /**
     * Those that are a choice first, the best first; then the others with why they are none.
     *
     * @param rules answers of the rules of a programme for the household
     */
    public static List<Match> rank(
            Seeker seeker,
            List<OfferSeen> offers,
            LocalDate on,
            Function<String, List<Eligibility>> rules,
            MatchingPolicy policy) {
        return offers.stream()
                .map(offer -> match(seeker, offer, on, rules.apply(offer.programme()), policy))
                .sorted(order(policy))
                .toList();
    }

    private static Comparator<Match> order(MatchingPolicy policy) {
        Comparator<Match> order = Comparator.comparing(match -> match.excluded() != null);
        for (Merit merit : policy.order()) {
            order = order.thenComparing(match -> match.merit(merit), Comparator.reverseOrder());
        }
        return order.thenComparing(match -> match.offer().id());
    }

    private static Match match(
            Seeker seeker, OfferSeen offer, LocalDate on, List<Eligibility> rules, MatchingPolicy policy) {
        var eligible = eligible(rules);
        return new Match(
                offer,
                eligible,
                merits(seeker, offer, on, eligible, policy),
                rules,
                excluded(seeker, offer, on, eligible).orElse(null));
    }

    /** A programme's rules are its windows: one suffices. Where no requirement is known, nobody is kept out. */
    private static Meets eligible(List<Eligibility> rules) {
        var answers = rules.stream().map(Eligibility::answer).toList();
        if (answers.isEmpty() || answers.contains(Meets.YES)) {
            return Meets.YES;
        }
        return answers.contains(Meets.UNKNOWN) ? Meets.UNKNOWN : Meets.NO;
    }

    private static Optional<Match.Excluded> excluded(Seeker seeker, OfferSeen offer, LocalDate on, Meets eligible) {
        var bonus = seeker.bonus();
        if (!offer.reaches(seeker.district())) {
            return Optional.of(Match.Excluded.OUT_OF_AREA);
        }
        if (bonus != null && bonus != offer.bonus()) {
            return Optional.of(Match.Excluded.OTHER_BONUS);
        }
        if (on.isAfter(offer.closesOn())) {
            return Optional.of(Match.Excluded.CLOSED);
        }
        if (seeker.taken().contains(offer.programme())) {
            return Optional.of(Match.Excluded.ALREADY_REFERRED);
        }
        if (offer.free() == 0) {
            return Optional.of(Match.Excluded.FULL);
        }
        return eligible == Meets.NO ? Optional.of(Match.Excluded.NOT_ELIGIBLE) : Optional.empty();
    }

    private static Map<Merit, Long> merits(
            Seeker seeker, OfferSeen offer, LocalDate on, Meets eligible, MatchingPolicy policy) {
        var merits = new EnumMap<Merit, Long>(Merit.class);
        merits.put(Merit.ELIGIBLE, eligible == Meets.YES ? 1L : 0L);
        merits.put(Merit.PREFERRED, seeker.wanting(offer));
        merits.put(Merit.QUICK, -minutes(offer, policy));
        merits.put(Merit.NEAR, (long) offer.nearness());
        merits.put(Merit.CHILD_CARE, childCare(seeker.youngChildren(), offer.childCare()));
        merits.put(Merit.SOON, -Math.max(0, ChronoUnit.DAYS.between(on, offer.opensOn())));
        merits.put(Merit.ROOM, HUNDRED * offer.free() / Math.max(1, offer.places()));
        return merits;
    }

    private static long minutes(OfferSeen offer, MatchingPolicy policy) {
        var known = offer.minutes();
        return known == null ? policy.unknownWayMinutes() : known;
    }

    /** It counts only for those who need it; what is not known is between yes and no. */
    private static long childCare(@Nullable Boolean needed, @Nullable Boolean offered) {
        if (Boolean.FALSE.equals(needed) || needed == null) {
            return 0;
        }
        return offered == null ? 0 : offered ? 1 : -1;
    }
}
