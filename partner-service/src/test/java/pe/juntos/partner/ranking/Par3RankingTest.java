package pe.juntos.partner.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** PAR-3: who goes on after a community's ranking (000 L1556-1582), and a review that only strikes out (L1611-1615). */
class Par3RankingTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-10");
    private static final RankingPolicy POLICY =
            Policies.load("policies/ranking", RankingPolicy.class).at(DAY).parameters();
    private static final WealthRanking.Reviewing RANKING =
            new WealthRanking.Reviewing("rosa", DAY, false, List.of("H1", "H2"));

    @ParameterizedTest
    @CsvSource({
        "POOREST, LEAST, true", "POOREST, LITTLE, true", "POOREST, REGULAR, true", "POOREST, MOST, false",
        "POOR, LEAST, true", "POOR, LITTLE, true", "POOR, REGULAR, false", "POOR, MOST, false",
        "LESS_POOR, LEAST, true", "LESS_POOR, LITTLE, false", "LESS_POOR, REGULAR, false", "LESS_POOR, MOST, false",
    })
    void thePoorerTheCommunityTheMoreGoOn(Poverty community, Category category, boolean goesOn) {
        assertThat(POLICY.goesOn(community, category)).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-10, 3, 50, 2,",
        "2026-06-11, 3, 50, 2, IN_FUTURE",
        "2026-06-10, 2, 50, 2, FACILITATORS_MISSING",
        "2026-06-10, 3, 50, 50,",
        "2026-06-10, 3, 50, 51, MORE_RANKED_THAN_LIVE_THERE",
    })
    void aRankingStandsOrNot(LocalDate on, int facilitators, int households, int ranked, RankingRefusal why) {
        assertThat(ranking(
                                on,
                                facilitators,
                                households,
                                IntStream.range(0, ranked)
                                        .mapToObj(n -> "H" + n)
                                        .toList())
                        .wrong(DAY, POLICY))
                .isEqualTo(java.util.Optional.ofNullable(why));
    }

    @Test
    void aHouseholdStandsInOneCategory() {
        assertThat(ranking(DAY, 3, 50, List.of("H1", "H1")).wrong(DAY, POLICY)).contains(RankingRefusal.RANKED_TWICE);
    }

    @ParameterizedTest
    @CsvSource({
        "carlos, 2026-06-10, H1,",
        "carlos, 2026-06-10, H3, CANNOT_ADD",
        "rosa, 2026-06-10, H1, SAME_PERSON",
        "carlos, 2026-06-09, H1, BEFORE_RANKING",
    })
    void aReviewStrikesOutAndNeverAdds(String by, LocalDate on, String household, RankingRefusal why) {
        assertThat(WealthRanking.review(
                        RANKING, new WealthRanking.Review(by, on, Map.of(household, Removal.DUPLICATED))))
                .isEqualTo(java.util.Optional.ofNullable(why));
    }

    @Test
    void thereIsOneReviewAndItMayLeaveAllIn() {
        assertThat(WealthRanking.review(RANKING, new WealthRanking.Review("carlos", DAY, Map.of())))
                .isEmpty();
        var reviewed = new WealthRanking.Reviewing("rosa", DAY, true, List.of("H1"));
        assertThat(WealthRanking.review(reviewed, new WealthRanking.Review("carlos", DAY, Map.of())))
                .contains(RankingRefusal.ALREADY_REVIEWED);
    }

    private static WealthRanking ranking(LocalDate on, int facilitators, int households, List<String> ranked) {
        return new WealthRanking(
                "J1",
                "Ejemplo Alto",
                "080501",
                on,
                Poverty.POOR,
                facilitators,
                households,
                ranked.stream()
                        .map(one -> new WealthRanking.Ranked(one, Category.LEAST))
                        .toList());
    }
}
