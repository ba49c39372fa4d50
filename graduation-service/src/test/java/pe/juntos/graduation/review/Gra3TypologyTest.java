package pe.juntos.graduation.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** GRA-3 on both sides of each limit; an empty answer is unknown. */
class Gra3TypologyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final TypologyPolicy policy =
            Policies.load("policies/typology", TypologyPolicy.class).at(DAY).parameters();

    @ParameterizedTest
    @CsvSource({
        "51,PRIMARY,2.9,LOW", "50,PRIMARY,2.9,INDETERMINATE", "51,SECONDARY,2.9,INDETERMINATE",
        "51,PRIMARY,3,INDETERMINATE", "39,SECONDARY,6.1,HIGH", "40,SECONDARY,6.1,INDETERMINATE",
        "39,PRIMARY,6.1,INDETERMINATE", "39,SECONDARY,6,INDETERMINATE", ",PRIMARY,2.9,INDETERMINATE",
        "51,,2.9,INDETERMINATE", "51,PRIMARY,,INDETERMINATE"
    })
    void capacity(Integer age, SchoolLevel level, BigDecimal schooling, Grade expected) {
        var form = new FormG1(DAY, age, level, schooling, BigDecimal.ONE, 0);
        assertThat(classify(form, PersonDecision.NONE).capacity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1.99,5,LOW",
        "2,5,INDETERMINATE",
        "1.99,6,INDETERMINATE",
        "6.8,6,HIGH",
        "6.79,6,INDETERMINATE",
        "6.8,5,INDETERMINATE",
        ",5,INDETERMINATE",
        "1.99,,INDETERMINATE"
    })
    void potential(BigDecimal land, Integer animals, Grade expected) {
        var form = new FormG1(DAY, 60, SchoolLevel.NONE, BigDecimal.ZERO, land, animals);
        assertThat(classify(form, PersonDecision.NONE).potential()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"LOW,LOW,I", "LOW,HIGH,II", "HIGH,LOW,III", "HIGH,HIGH,IV", "LOW,INDETERMINATE,", "INDETERMINATE,HIGH,"
    })
    void quadrant(Grade capacity, Grade potential, Quadrant expected) {
        assertThat(Quadrant.of(capacity, potential)).isEqualTo(expected);
    }

    @Test
    void everyUnknownOrGapIsNamed() {
        var type =
                classify(new FormG1(DAY, null, SchoolLevel.PRIMARY, new BigDecimal(4), null, 6), PersonDecision.NONE);
        assertThat(type.reasons()).containsExactly("AGE_UNKNOWN", "SCHOOLING_BETWEEN_LIMITS", "LAND_UNKNOWN");
        var torn = classify(
                new FormG1(DAY, 60, SchoolLevel.SECONDARY, new BigDecimal(2), BigDecimal.ONE, 6), PersonDecision.NONE);
        assertThat(torn.reasons()).containsExactly("CAPACITY_CRITERIA_DISAGREE", "POTENTIAL_CRITERIA_DISAGREE");
        var settled =
                classify(new FormG1(DAY, 60, SchoolLevel.NONE, BigDecimal.ONE, BigDecimal.ONE, 5), PersonDecision.NONE);
        assertThat(settled.reasons()).containsExactly("ALL_CRITERIA_AGREE");
    }

    @Test
    void aPersonDecidesTheOpenDimensionAndTheFormTheOther() {
        var open = new FormG1(DAY, 45, SchoolLevel.PRIMARY, BigDecimal.ONE, BigDecimal.ONE, 5);
        var type = classify(open, new PersonDecision(opinion(Grade.HIGH), opinion(Grade.HIGH)));
        assertThat(type.capacity()).isEqualTo(Grade.HIGH);
        assertThat(type.potential()).as("settled by the form").isEqualTo(Grade.LOW);
        assertThat(type.reasons()).containsExactly("DECIDED_BY_PERSON", "SEEN_AT_VISIT");
    }

    @Test
    void whatAPersonDidNotDecideStaysOpen() {
        var open = new FormG1(DAY, 45, SchoolLevel.PRIMARY, BigDecimal.ONE, new BigDecimal(3), 5);
        var type = classify(open, new PersonDecision(opinion(Grade.LOW), null));
        assertThat(type.capacity()).isEqualTo(Grade.LOW);
        assertThat(type.potential()).isEqualTo(Grade.INDETERMINATE);
        assertThat(type.quadrant()).isNull();
        assertThat(type.reasons()).containsExactly("DECIDED_BY_PERSON", "SEEN_AT_VISIT", "LAND_BETWEEN_LIMITS");
    }

    @Test
    void aLaterDecisionStandsForItsDimensionsOnly() {
        var first = new PersonDecision(opinion(Grade.LOW), null);
        var second = new PersonDecision(null, opinion(Grade.HIGH));
        assertThat(first.then(second)).isEqualTo(new PersonDecision(opinion(Grade.LOW), opinion(Grade.HIGH)));
        assertThat(first.then(new PersonDecision(opinion(Grade.HIGH), null)).capacity())
                .isEqualTo(opinion(Grade.HIGH));
    }

    /** The form leaves capacity open and settles the potential as LOW. */
    @ParameterizedTest
    @CsvSource({
        "HIGH,,Decided",
        "HIGH,LOW,Decided",
        "LOW,,Known",
        "LOW,LOW,Known",
        "HIGH,HIGH,NotOpen",
        ",LOW,NotOpen",
        ",HIGH,NotOpen"
    })
    void onlyWhatIsOpenCanBeDecided(Grade capacity, Grade potential, String expected) {
        var byForm = new Classification(DAY, Grade.INDETERMINATE, Grade.LOW, List.of("AGE_UNKNOWN"));
        var before = new PersonDecision(opinion(Grade.LOW), null);
        assertThat(TypeReview.of(byForm, before, capacity, potential, List.of(PersonReason.SEEN_AT_VISIT))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    private Classification classify(FormG1 form, PersonDecision person) {
        return Typology.classify(form, person, policy);
    }

    private static PersonDecision.Opinion opinion(Grade grade) {
        return new PersonDecision.Opinion(grade, List.of(PersonReason.SEEN_AT_VISIT));
    }
}
