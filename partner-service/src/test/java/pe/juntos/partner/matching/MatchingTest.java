package pe.juntos.partner.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.partner.catalogue.Component;
import pe.juntos.partner.eligibility.Eligibility;
import pe.juntos.partner.eligibility.Meets;
import pe.juntos.platform.policy.Policies;

/** Offers for a household: who is no choice and why, and which merit goes first. */
class MatchingTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-30");
    private static final MatchingPolicy POLICY =
            Policies.load("policies/matching", MatchingPolicy.class).at(DAY).parameters();
    private static final Seeker SEEKER =
            new Seeker("050401", Bonus.PRODUCTIVE, Map.of(1, List.of(Component.PRODUCTION)), true, Set.of("TAKEN"));

    @ParameterizedTest
    @CsvSource({
        "050401, PRODUCTIVE, P, 1, 2026-06-30, YES,",
        "*, PRODUCTIVE, P, 1, 2026-06-30, UNKNOWN,",
        "050402, PRODUCTIVE, P, 1, 2026-06-30, YES, OUT_OF_AREA",
        "050401, EDUCATIONAL, P, 1, 2026-06-30, YES, OTHER_BONUS",
        "050401, PRODUCTIVE, P, 1, 2026-06-29, YES, CLOSED",
        "050401, PRODUCTIVE, P, 0, 2026-06-30, YES, FULL",
        "050401, PRODUCTIVE, TAKEN, 1, 2026-06-30, YES, ALREADY_REFERRED",
        "050401, PRODUCTIVE, P, 1, 2026-06-30, NO, NOT_ELIGIBLE",
    })
    void anOfferIsAChoiceOrSaysWhyNot(
            String area, Bonus bonus, String programme, int free, LocalDate closes, Meets answer, Match.Excluded why) {
        var offer = new OfferSeen(
                new UUID(0, 1), programme, "X", area, bonus, 10, free, DAY.minusDays(10), closes, Set.of(), null, null);
        var match = Matching.rank(SEEKER, List.of(offer), DAY, _ -> rule(answer), POLICY)
                .getFirst();
        assertThat(match.excluded()).isEqualTo(why);
    }

    @Test
    void withoutABonusEveryBonusIsAChoice() {
        var none = new Seeker("050401", null, Map.of(), null, Set.of());
        assertThat(Matching.rank(none, List.of(offer(1, "050401", Set.of(), null, 0)), DAY, _ -> List.of(), POLICY)
                        .getFirst()
                        .excluded())
                .isNull();
    }

    /** Each line beats the next: the first merit that differs decides. */
    @Test
    void theFirstMeritThatDiffersDecides() {
        var certain = offer(1, "*", Set.of(), null, 30);
        var wanted = offer(2, "*", Set.of(Component.PRODUCTION), null, 30);
        var near = offer(3, "050401", Set.of(), false, 30);
        var caring = offer(4, "0504", Set.of(), true, 30);
        var soon = offer(5, "0504", Set.of(), null, 1);
        var later = offer(6, "0504", Set.of(), null, 2);
        var ranked = Matching.rank(
                SEEKER,
                List.of(later, soon, caring, near, wanted, certain),
                DAY,
                programme -> rule(programme.equals("P1") ? Meets.YES : Meets.UNKNOWN),
                POLICY);
        assertThat(ranked).extracting(Match::offer).containsExactly(certain, wanted, near, caring, soon, later);
    }

    /** An unknown way counts as two hours. */
    @ParameterizedTest
    @CsvSource({"119, 1", "121, 2", "120, 1"})
    void theShorterWayGoesFirst(int minutes, int first) {
        var known = away(offer(1, "050401", Set.of(), null, 0), minutes);
        var unknown = offer(2, "050401", Set.of(), null, 0);
        assertThat(Matching.rank(SEEKER, List.of(unknown, known), DAY, _ -> List.of(), POLICY))
                .first()
                .extracting(match -> match.offer().id())
                .isEqualTo(new UUID(0, first));
    }

    private static OfferSeen away(OfferSeen offer, int minutes) {
        return new OfferSeen(
                offer.id(),
                offer.programme(),
                offer.partner(),
                offer.area(),
                offer.bonus(),
                offer.places(),
                offer.free(),
                offer.opensOn(),
                offer.closesOn(),
                offer.components(),
                offer.childCare(),
                minutes);
    }

    @Test
    void whoNeedsNoChildCareIsNotLedByIt() {
        var none = new Seeker("050401", Bonus.PRODUCTIVE, Map.of(), false, Set.of());
        var caring = offer(2, "050401", Set.of(), true, 0);
        var careless = offer(1, "050401", Set.of(), false, 0);
        assertThat(Matching.rank(none, List.of(caring, careless), DAY, _ -> List.of(), POLICY))
                .extracting(Match::offer)
                .containsExactly(careless, caring);
        assertThat(Matching.rank(SEEKER, List.of(caring, careless), DAY, _ -> List.of(), POLICY))
                .extracting(Match::offer)
                .containsExactly(caring, careless);
    }

    /** One window of a programme suffices. */
    @Test
    void aProgrammeWithTwoWindowsIsOpenByOne() {
        var both = new ArrayList<>(rule(Meets.NO));
        both.addAll(rule(Meets.YES));
        assertThat(Matching.rank(SEEKER, List.of(offer(1, "050401", Set.of(), null, 0)), DAY, _ -> both, POLICY)
                        .getFirst()
                        .eligible())
                .isEqualTo(Meets.YES);
    }

    @Property(tries = 100)
    void theOrderDoesNotDependOnHowTheOffersCome(@ForAll long shuffle) {
        var offers = new ArrayList<OfferSeen>();
        for (int n = 0; n < 30; n++) {
            offers.add(offer(n, List.of("*", "05", "050401", "060101").get(n % 4), Set.of(), null, n % 5));
        }
        var ranked = Matching.rank(SEEKER, offers, DAY, _ -> rule(Meets.UNKNOWN), POLICY);
        Collections.shuffle(offers, new Random(shuffle));
        assertThat(Matching.rank(SEEKER, offers, DAY, _ -> rule(Meets.UNKNOWN), POLICY))
                .isEqualTo(ranked);
        assertThat(ranked.stream().map(match -> match.excluded() == null).toList())
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void eachMeritCountsOnce() {
        assertThatThrownBy(() -> new MatchingPolicy(List.of(Merit.NEAR, Merit.NEAR), 6, 120))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OfferSeen offer(int n, String area, Set<Component> components, Boolean childCare, int opensIn) {
        return new OfferSeen(
                new UUID(0, n),
                "P" + n,
                "X",
                area,
                Bonus.PRODUCTIVE,
                10,
                5,
                DAY.plusDays(opensIn),
                DAY.plusDays(60),
                components,
                childCare,
                null);
    }

    private static List<Eligibility> rule(Meets answer) {
        return List.of(new Eligibility("R", null, answer, null, List.of()));
    }
}
