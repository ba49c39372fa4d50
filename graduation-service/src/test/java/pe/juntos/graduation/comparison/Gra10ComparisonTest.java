package pe.juntos.graduation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pe.juntos.graduation.comparison.Comparison.Inside;
import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.profile.Criterion;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.platform.policy.Policies;

/** GRA-10: each model with one input moved to both sides of its limit, all others being met. */
class Gra10ComparisonTest {

    private static final ComparisonPolicy POLICY = Policies.load("policies/comparison", ComparisonPolicy.class)
            .at(LocalDate.parse("2026-06-30"))
            .parameters();

    @ParameterizedTest
    @CsvSource({
        // Mgep, the six filters (000 L280-286)
        "MGEP, HOLDER_AGE, 60, YES",
        "MGEP, HOLDER_AGE, 61, NO",
        "MGEP, CHILDREN_UNDER_18, 1, YES",
        "MGEP, CHILDREN_UNDER_18, 0, NO",
        "MGEP, MONTHS_AWAY, 5.9, YES",
        "MGEP, MONTHS_AWAY, 6, NO",
        "MGEP, FORMAL_CREDIT, 1, NO",
        "MGEP, SECOND_DWELLING, 1, NO",
        "MGEP, FORMAL_EMPLOYMENT, 1, NO",
        // CLM (L266)
        "CLM, HOLDER_WOMAN, 0, NO",
        "CLM, CREDIT_ACCESS, 0, YES",
        "CLM, CREDIT_ACCESS, 1, NO",
        // MIRE (L259)
        "MIRE, CHILDREN_UNDER_18, 2, YES",
        "MIRE, CHILDREN_UNDER_18, 1, NO",
        "MIRE, PRODUCTIVE_ASSETS_USD, 1, NO",
        // Chile (L310), Mexico (L309)
        "CHILE_SOLIDARIO, EXTREME_POOR, 1, YES",
        "CHILE_SOLIDARIO, EXTREME_POOR, 0, NO",
        "OPORTUNIDADES, EXTREME_POOR, 0, NO",
        // Brazil (L312)
        "BOLSA_FAMILIA, INCOME_PER_CAPITA_USD, 83.99, YES",
        "BOLSA_FAMILIA, INCOME_PER_CAPITA_USD, 84, NO",
        "BOLSA_FAMILIA, CHILDREN_UNDER_17, 0, YES",
        // Jamaica (L311)
        "PATH, POOR, 0, NO",
        "PATH, POOR, 1, YES"
    })
    void whoIsTaken(Model model, Input input, BigDecimal value, Answer takes) {
        assertThat(compare(poor().with(input, value), model).takes()).isEqualTo(takes);
    }

    @Test
    void brazilTakesTheVeryPoorWithoutChildrenAndNobodyElseWithoutAny() {
        var childless = poor().with(Input.CHILDREN_UNDER_17, 0).with(Input.PREGNANT, 0);
        assertThat(compare(childless.with(Input.INCOME_PER_CAPITA_USD, new BigDecimal("41.99")), Model.BOLSA_FAMILIA)
                        .takes())
                .isEqualTo(Answer.YES);
        assertThat(compare(childless.with(Input.INCOME_PER_CAPITA_USD, 42), Model.BOLSA_FAMILIA)
                        .takes())
                .isEqualTo(Answer.NO);
        assertThat(compare(childless.with(Input.INCOME_PER_CAPITA_USD, 42).with(Input.PREGNANT, 1), Model.BOLSA_FAMILIA)
                        .takes())
                .isEqualTo(Answer.YES);
    }

    @ParameterizedTest
    @CsvSource({
        // Mgep (L302)
        "MGEP, INCOME_STABLE, 0, KEEP",
        "MGEP, FOOD_SECURE, 0, KEEP",
        "MGEP, CREDIT_ACCESS, 0, KEEP",
        "MGEP, CREDIT_ACCESS, 1, GRADUATE",
        // CLM: two activities, US$ 150 and the rest (L268)
        "CLM, MONTHS_IN_PROGRAMME, 17, KEEP",
        "CLM, MONTHS_IN_PROGRAMME, 18, GRADUATE",
        "CLM, INCOME_ACTIVITIES, 1, KEEP",
        "CLM, INCOME_ACTIVITIES, 2, GRADUATE",
        "CLM, PRODUCTIVE_ASSETS_USD, 149.99, KEEP",
        "CLM, PRODUCTIVE_ASSETS_USD, 150, GRADUATE",
        "CLM, MALNOURISHED_CHILD, 1, KEEP",
        "CLM, MEMBER_TOO_ILL_TO_WORK, 1, KEEP",
        "CLM, DWELLING_PRECARIOUS, 1, KEEP",
        "CLM, SAVINGS_ACCOUNT_ACTIVE, 0, KEEP",
        "CLM, FUTURE_PLAN, 0, KEEP",
        // MIRE, all seven (L262)
        "MIRE, INCOME_ACTIVITIES, 2, KEEP",
        "MIRE, INCOME_ACTIVITIES, 3, GRADUATE",
        "MIRE, SAFE_WATER, 0, KEEP",
        "MIRE, THREE_MEALS, 0, KEEP",
        "MIRE, STOVE_USED, 0, KEEP",
        "MIRE, HYGIENE, 0, KEEP",
        // Chile: two years, declining each semester (L310)
        "CHILE_SOLIDARIO, MONTHS_IN_PROGRAMME, 5, KEEP",
        "CHILE_SOLIDARIO, MONTHS_IN_PROGRAMME, 6, KEEP_REDUCED",
        "CHILE_SOLIDARIO, MONTHS_IN_PROGRAMME, 23, KEEP_REDUCED",
        "CHILE_SOLIDARIO, MONTHS_IN_PROGRAMME, 24, GRADUATE",
        // Mexico: six years, then six more at a reduced scheme (L309)
        "OPORTUNIDADES, MONTHS_IN_PROGRAMME, 71, KEEP",
        "OPORTUNIDADES, MONTHS_IN_PROGRAMME, 72, KEEP_REDUCED",
        "OPORTUNIDADES, MONTHS_IN_PROGRAMME, 143, KEEP_REDUCED",
        "OPORTUNIDADES, MONTHS_IN_PROGRAMME, 144, GRADUATE",
        "OPORTUNIDADES, INCOME_ABOVE_ELIGIBLE, 0, KEEP",
        "OPORTUNIDADES, ELDERLY_ONLY, 1, KEEP",
        // Brazil: every two years (L312)
        "BOLSA_FAMILIA, MONTHS_IN_PROGRAMME, 23, KEEP",
        "BOLSA_FAMILIA, MONTHS_IN_PROGRAMME, 24, GRADUATE",
        "BOLSA_FAMILIA, INCOME_PER_CAPITA_USD, 83.99, KEEP",
        // Jamaica: a job kept for six months (L311)
        "PATH, JOB_KEPT_MONTHS, 5, KEEP",
        "PATH, JOB_KEPT_MONTHS, 6, GRADUATE",
        "PATH, HOLDER_AGE, 64, GRADUATE",
        "PATH, HOLDER_AGE, 65, KEEP"
    })
    void whoStaysAndWhoLeaves(Model model, Input input, BigDecimal value, Inside inside) {
        assertThat(compare(ready().with(input, value), model).inside()).isEqualTo(inside);
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void ofAHouseholdOfWhichNothingIsKnownNoModelSaysAnything(Model model) {
        var comparison = compare(Profile.EMPTY, model);
        assertThat(comparison.takes()).isEqualTo(Answer.UNKNOWN);
        assertThat(comparison.inside()).isEqualTo(Inside.UNKNOWN);
        assertThat(comparison.entry()).allSatisfy(result -> {
            assertThat(result.answer()).isEqualTo(Answer.UNKNOWN);
            assertThat(result.unknown()).isNotEmpty();
            assertThat(result.source()).isNotBlank();
        });
    }

    @Test
    void aCriterionNamesWhatItSawAndWhatItMissed() {
        var result = compare(Profile.EMPTY.with(Input.HOLDER_AGE, 61), Model.MGEP)
                .entry()
                .getFirst();
        assertThat(result)
                .isEqualTo(new Criterion.Result(
                        "HEAD_OR_SPOUSE_AT_MOST_60",
                        Answer.UNKNOWN,
                        "L1584-1604, 1",
                        java.util.Map.of(Input.HOLDER_AGE, BigDecimal.valueOf(61)),
                        List.of(Input.SPOUSE_AGE)));
    }

    @ParameterizedTest
    @CsvSource({
        "EDUCATIONAL, 0, 0, UNKNOWN",
        "EDUCATIONAL, 200, 100, YES",
        "EDUCATIONAL, 200, 99, NO",
        "PRODUCTIVE, 3, 2, YES",
        "PRODUCTIVE, 3, 1, NO",
        "ENTREPRENEUR, 4, 1, YES",
        "ENTREPRENEUR, 5, 1, NO"
    })
    void halfHalfAndAQuarterOfThoseWithABonusAreToBeLinked(Bonus bonus, long households, long linked, Answer reached) {
        var policy = Policies.load("policies/targets", TargetPolicy.class)
                .at(LocalDate.parse("2026-06-30"))
                .parameters();
        assertThat(BonusTarget.of(bonus, households, linked, policy).reached()).isEqualTo(reached);
    }

    /** More knowledge may answer what was open; it never turns an answer round. */
    @Property(tries = 300)
    void forgettingAnInputNeverTurnsAYesIntoANo(
            @ForAll @Size(42) List<@IntRange(max = 150) Integer> values, @ForAll @IntRange(max = 41) int forgotten) {
        var all = new EnumMap<Input, BigDecimal>(Input.class);
        Arrays.stream(Input.values())
                .forEach(input -> all.put(
                        input,
                        BigDecimal.valueOf(
                                input.kind() == Input.Kind.FLAG
                                        ? values.get(input.ordinal()) % 2
                                        : values.get(input.ordinal()))));
        var less = new EnumMap<>(all);
        less.remove(Input.values()[forgotten]);
        var known = Comparison.of(new Profile(all), POLICY);
        var open = Comparison.of(new Profile(less), POLICY);
        for (int i = 0; i < known.size(); i++) {
            assertThat(known.get(i).takes()).isNotEqualTo(Answer.UNKNOWN);
            assertThat(open.get(i).takes()).isIn(known.get(i).takes(), Answer.UNKNOWN);
            assertThat(open.get(i).inside()).isIn(known.get(i).inside(), Inside.UNKNOWN);
        }
    }

    /** Taken by every model. */
    private static Profile poor() {
        return Profile.EMPTY
                .with(Input.HOLDER_AGE, 30)
                .with(Input.SPOUSE_AGE, 70)
                .with(Input.HOLDER_WOMAN, 1)
                .with(Input.CHILDREN_UNDER_17, 2)
                .with(Input.CHILDREN_UNDER_18, 2)
                .with(Input.PREGNANT, 0)
                .with(Input.MONTHS_AWAY, 0)
                .with(Input.FORMAL_CREDIT, 0)
                .with(Input.CREDIT_ACCESS, 0)
                .with(Input.SECOND_DWELLING, 0)
                .with(Input.FORMAL_EMPLOYMENT, 0)
                .with(Input.PRODUCTIVE_ASSETS_USD, 0)
                .with(Input.FOOD_SECURE, 0)
                .with(Input.CHILDREN_AT_SCHOOL, 0)
                .with(Input.EXTREME_POOR, 1)
                .with(Input.POOR, 1)
                .with(Input.INCOME_PER_CAPITA_USD, 30);
    }

    /** Let go by every model. */
    private static Profile ready() {
        var ready = Profile.EMPTY
                .with(Input.HOLDER_AGE, 30)
                .with(Input.MONTHS_IN_PROGRAMME, 144)
                .with(Input.INCOME_PER_CAPITA_USD, 90)
                .with(Input.CHILDREN_UNDER_17, 1)
                .with(Input.PREGNANT, 0)
                .with(Input.INCOME_ACTIVITIES, 3)
                .with(Input.PRODUCTIVE_ASSETS_USD, 150)
                .with(Input.JOB_KEPT_MONTHS, 6);
        for (Input met : List.of(
                Input.INCOME_STABLE,
                Input.INCOME_ABOVE_ELIGIBLE,
                Input.FOOD_SECURE,
                Input.CREDIT_ACCESS,
                Input.SAVINGS_ACCOUNT_ACTIVE,
                Input.FUTURE_PLAN,
                Input.ASSETS_EXTENDED,
                Input.GROWS_FRUIT_AND_VEGETABLES,
                Input.CHILDREN_AT_SCHOOL,
                Input.THREE_MEALS,
                Input.SAFE_WATER,
                Input.LATRINE_USED,
                Input.STOVE_USED,
                Input.HYGIENE)) {
            ready = ready.with(met, 1);
        }
        for (Input absent : List.of(
                Input.MALNOURISHED_CHILD,
                Input.MEMBER_TOO_ILL_TO_WORK,
                Input.DWELLING_PRECARIOUS,
                Input.ELDERLY_ONLY)) {
            ready = ready.with(absent, 0);
        }
        return ready;
    }

    private static Comparison compare(Profile profile, Model model) {
        return Comparison.of(profile, POLICY).stream()
                .filter(one -> one.model() == model)
                .findFirst()
                .orElseThrow();
    }
}
