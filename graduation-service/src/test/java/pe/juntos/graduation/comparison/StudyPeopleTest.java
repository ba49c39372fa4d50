package pe.juntos.graduation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.graduation.profile.Answer;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.review.FormG1;
import pe.juntos.graduation.review.Grade;
import pe.juntos.graduation.review.PersonDecision;
import pe.juntos.graduation.review.SchoolLevel;
import pe.juntos.graduation.review.Typology;
import pe.juntos.graduation.review.TypologyPolicy;
import pe.juntos.graduation.risk.RiskPolicy;
import pe.juntos.graduation.risk.RiskProfile;
import pe.juntos.platform.policy.Policies;

/**
 * The households of the people whom the study of 2012 listened to (000 §5.9), under invented codes: each with what the
 * tables tell of it, its type by GRA-3 computed by hand, the reasons, and its flags of risk (GRA-9).
 *
 * <p>Years of schooling are the fewest that a level takes: none 0, primary finished 6, secondary begun 7, finished 11; of an
 * unfinished primary school they are unknown. The children of a holder under 34 are under 18 (first pregnancies at 16,
 * L613). The tables tell nothing of land and large animals, so no household has a quadrant: a person is to look.
 */
class StudyPeopleTest {

    private static final LocalDate DAY = LocalDate.parse("2012-03-31");
    private static final TypologyPolicy TYPOLOGY =
            Policies.load("policies/typology", TypologyPolicy.class).at(DAY).parameters();
    private static final RiskPolicy RISK =
            Policies.load("policies/risk", RiskPolicy.class).at(DAY).parameters();
    private static final ComparisonPolicy MODELS =
            Policies.load("policies/comparison", ComparisonPolicy.class).at(DAY).parameters();

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # L657: 30, secondary not finished
            MU-H1, 050401, 30, SECONDARY, 7, 2, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L658: 31, secondary not finished
            MU-H2, 050401, 31, SECONDARY, 7, 1, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L659: 38, primary not finished
            MU-H3, 050405, 38, PRIMARY, , , , 0, INDETERMINATE, SCHOOLING_UNKNOWN CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L660: 30, secondary not finished
            MU-H4, 050405, 30, SECONDARY, 7, 1, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L661: 32, no schooling
            MU-H5, 050405, 32, NONE, 0, 3, , 0, INDETERMINATE, CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, LITTLE_SCHOOLING
            # L662: 33, secondary finished, loan of Edyficar
            MU-H6, 050405, 33, SECONDARY_COMPLETED, 11, 3, , 1, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L663: 32, secondary not finished, four children
            MU-H7, 050401, 32, SECONDARY, 7, 4, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, MANY_CHILDREN
            # L664: 31, secondary not finished, single mother
            MU-H8, 050401, 31, SECONDARY, 7, 2, 1, 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, LONE_MOTHER
            # L667: 57, secondary not finished
            VA-H1, 050401, 57, SECONDARY, 7, , , 0, INDETERMINATE, CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L667: 44, secondary not finished
            VA-H2, 050401, 44, SECONDARY, 7, , , 0, INDETERMINATE, AGE_BETWEEN_LIMITS LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L667: 54, secondary finished, has a loan
            VA-H3, 050401, 54, SECONDARY_COMPLETED, 11, , , 1, INDETERMINATE, CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L667: 57, secondary finished
            VA-H4, 050401, 57, SECONDARY_COMPLETED, 11, , , 0, INDETERMINATE, CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L667: 53, primary not finished
            VA-H5, 050401, 53, PRIMARY, , , , 0, INDETERMINATE, SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L669: a child of 14; nothing of the holder
            NI-H1, 050401, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L669: a child of 14; nothing of the holder
            NI-H2, 050401, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L669: a child of 15; nothing of the holder
            NI-H3, 050401, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L669: a child of 17; nothing of the holder
            NI-H4, 050401, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L671: 54, primary finished
            MU-I1, 050404, 54, PRIMARY, 6, , , 0, INDETERMINATE, SCHOOLING_BETWEEN_LIMITS LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L671: 45, no schooling
            MU-I2, 050404, 45, NONE, 0, , , 0, INDETERMINATE, AGE_BETWEEN_LIMITS LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE LITTLE_SCHOOLING
            # L671: 44, no schooling
            MU-I3, 050404, 44, NONE, 0, , , 0, INDETERMINATE, AGE_BETWEEN_LIMITS LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE LITTLE_SCHOOLING
            # L671: 33, primary not finished
            MU-I4, 050404, 33, PRIMARY, , 2, , 0, INDETERMINATE, SCHOOLING_UNKNOWN CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L671: 25, secondary not finished
            MU-I5, 050404, 25, SECONDARY, 7, 1, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L671: 25, secondary finished
            MU-I6, 050404, 25, SECONDARY_COMPLETED, 11, 2, , 0, HIGH, LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L671: 25, primary not finished
            MU-I7, 050404, 25, PRIMARY, , 1, , 0, INDETERMINATE, SCHOOLING_UNKNOWN CAPACITY_CRITERIA_DISAGREE LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L671: 50 is not over 50, no schooling
            MU-I8, 050404, 50, NONE, 0, , , 0, INDETERMINATE, AGE_BETWEEN_LIMITS LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE LITTLE_SCHOOLING
            # L673: 35, schooling not given
            VA-I1, 050404, 35, , , , , 0, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L673: 37, schooling not given
            VA-I2, 050404, 37, , , , , 0, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L673: 38, schooling not given, loan of Edyficar
            VA-I3, 050404, 38, , , , , 1, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L673: 37, schooling not given
            VA-I4, 050404, 37, , , , , 0, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L673: 31, schooling not given
            VA-I5, 050404, 31, , , 2, , 0, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L673: 54, schooling not given
            VA-I6, 050404, 54, , , , , 0, INDETERMINATE, LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, HOLDER_OVER_AGE
            # L675: a daughter of 15; nothing of the holder
            HA-I1, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L675: a daughter of 19, with a child of her own; nothing of the holder
            HA-I2, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L675: a daughter of 17; nothing of the holder
            HA-I3, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L675: a daughter of 16; nothing of the holder
            HA-I4, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L675: a daughter of 18; nothing of the holder
            HA-I5, 050404, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 15; nothing of the holder
            HO-I1, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 18; nothing of the holder
            HO-I2, 050404, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 18; nothing of the holder
            HO-I3, 050404, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 15; nothing of the holder (the loan is his)
            HO-I4, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 17; nothing of the holder
            HO-I5, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 17; nothing of the holder
            HO-I6, 050404, , , , 1, , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L676: a son of 18; nothing of the holder
            HO-I7, 050404, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L678: cohabiting, two children; no ages given
            EP-1, 050404, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L678: single mother, one child; no ages given
            EP-2, 050404, , , , , 1, , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN, LONE_MOTHER
            # L678: cohabiting, three children; no ages given
            EP-3, 050401, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L678: married, four children; no ages given
            EP-4, 050401, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L678: married, five children; no ages given
            EP-5, 050401, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            # L678: cohabiting, two children; no ages given
            EP-6, 050401, , , , , , , INDETERMINATE, AGE_UNKNOWN LEVEL_UNKNOWN SCHOOLING_UNKNOWN LAND_UNKNOWN LARGE_ANIMALS_UNKNOWN,
            """)
    void hasItsTypeItsReasonsAndItsRisks(
            String code,
            String district,
            Integer age,
            SchoolLevel level,
            BigDecimal years,
            Integer under18,
            Integer loneMother,
            Integer loan,
            Grade capacity,
            String reasons,
            String raised) {
        var type = Typology.classify(new FormG1(DAY, age, level, years, null, null), PersonDecision.NONE, TYPOLOGY);
        assertThat(type.capacity()).isEqualTo(capacity);
        assertThat(type.potential()).isEqualTo(Grade.INDETERMINATE);
        assertThat(type.quadrant()).isNull();
        assertThat(type.reasons()).isEqualTo(words(reasons));

        var profile = profile(age, years, under18, loneMother, loan);
        assertThat(RiskProfile.of(profile, district, RISK).raised()).isEqualTo(words(raised));
        assertThat(criterion(profile, "NO_FORMAL_CREDIT"))
                .isEqualTo(loan == null ? Answer.UNKNOWN : loan == 0 ? Answer.YES : Answer.NO);
    }

    /** L114: "older than 35, low schooling, many children, few assets, far from urban and commercial centres". */
    @Test
    void theMostVulnerableProfileOfTheFieldStudyRaisesEveryFlagButTheTwoItDoesNotSpeakOf() {
        var profile = profile(36, BigDecimal.valueOf(2), 5, null, null)
                .with(Input.LAND, BigDecimal.ONE)
                .with(Input.LARGE_ANIMALS, 2)
                .with(Input.HOURS_TO_MARKET, 5);
        var risk = RiskProfile.of(profile, "050404", RISK);
        assertThat(risk.raised())
                .containsExactly(
                        "HOLDER_OVER_AGE",
                        "LITTLE_SCHOOLING",
                        "MANY_CHILDREN",
                        "FEW_ASSETS",
                        "FAR_FROM_ROAD_OR_MARKET");
        assertThat(risk.unknown()).containsExactly("LONE_MOTHER", "DISASTER_HIT");
        var type = Typology.classify(
                new FormG1(DAY, 36, SchoolLevel.PRIMARY, BigDecimal.valueOf(2), BigDecimal.ONE, 2),
                PersonDecision.NONE,
                TYPOLOGY);
        assertThat(type.capacity()).isEqualTo(Grade.INDETERMINATE);
        assertThat(type.potential()).isEqualTo(Grade.LOW);
        assertThat(type.reasons()).containsExactly("CAPACITY_CRITERIA_DISAGREE");
    }

    private static Profile profile(Integer age, BigDecimal years, Integer under18, Integer loneMother, Integer loan) {
        var profile = Profile.EMPTY;
        profile = age == null ? profile : profile.with(Input.HOLDER_AGE, age);
        profile = years == null ? profile : profile.with(Input.HOLDER_SCHOOLING, years);
        profile = under18 == null ? profile : profile.with(Input.CHILDREN_UNDER_18, under18);
        profile = loneMother == null ? profile : profile.with(Input.LONE_MOTHER, loneMother);
        return loan == null ? profile : profile.with(Input.FORMAL_CREDIT, loan);
    }

    private static Answer criterion(Profile profile, String id) {
        return Comparison.of(profile, MODELS).stream()
                .filter(one -> one.model() == Model.MGEP)
                .flatMap(one -> one.entry().stream())
                .filter(result -> result.criterion().equals(id))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
