package pe.juntos.coresponsibility.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.verdict.Households.BREACH;
import static pe.juntos.coresponsibility.verdict.Households.MET;
import static pe.juntos.coresponsibility.verdict.Households.SILENCE;
import static pe.juntos.coresponsibility.verdict.Households.accompanied;
import static pe.juntos.coresponsibility.verdict.Households.again;
import static pe.juntos.coresponsibility.verdict.Households.decide;
import static pe.juntos.coresponsibility.verdict.Households.everyKindOfMember;
import static pe.juntos.coresponsibility.verdict.Households.newlyAffiliated;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import pe.juntos.coresponsibility.TestRules;
import pe.juntos.coresponsibility.member.Condition;
import pe.juntos.coresponsibility.period.Period;

/** POL-2, VER-5: every verdict can be said to the family, in Spanish and in Quechua. */
class VerdictWordsTest {
    static final List<VerdictWords> LANGUAGES =
            List.of(VerdictWords.in(VerdictWords.SPANISH), VerdictWords.in(VerdictWords.QUECHUA));
    private static final Pattern PLACEHOLDER = Pattern.compile("[{}]");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void every_outcome_with_every_reason_has_words_and_no_words_are_left_over(VerdictWords words) {
        var keys = new TreeSet<>(Set.of("review", "right"));
        IntStream.rangeClosed(1, 6).mapToObj(i -> "period." + i).forEach(keys::add);
        Stream.of(Condition.values()).map(c -> "condition." + c).forEach(keys::add);
        Stream.of(HouseholdOutcome.values()).map(o -> "household." + o).forEach(keys::add);
        everyOutcome().map(VerdictWords::key).forEach(keys::add);
        Stream.of(Reason.ACCOMPANIMENT_HOLD, Reason.CORRECTION_NEEDS_PERSON)
                .forEach(held -> keys.add("household.NOT_MET." + held));
        everyOutcome()
                .filter(Outcome.NotMet.class::isInstance)
                .forEach(breach -> keys.add("reason." + breach.reason()));
        assertThat(words.words().keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void no_sentence_keeps_a_placeholder(VerdictWords words) {
        assertThat(everyVerdict())
                .allSatisfy(verdict -> assertThat(words.sentence(verdict, TestRules.MAY_JUNE, 10))
                        .isNotBlank()
                        .doesNotContainPattern(PLACEHOLDER));
        assertThat(everyVerdict().filter(v -> v.outcome() == HouseholdOutcome.NOT_MET))
                .isNotEmpty()
                .allSatisfy(verdict -> assertThat(words.breach(verdict.reasons(), TestRules.MAY_JUNE, 10))
                        .contains("10")
                        .doesNotContainPattern(PLACEHOLDER));
        assertThat(IntStream.rangeClosed(1, 6))
                .allSatisfy(i -> assertThat(words.inWords(new Period(2026, i)))
                        .contains("2026")
                        .doesNotContainPattern(PLACEHOLDER));
    }

    @Test
    void a_breach_says_what_why_and_what_can_be_done() {
        var spanish = LANGUAGES.getFirst();
        assertThat(spanish.sentence(decide(BREACH, MET), TestRules.MAY_JUNE, 10))
                .startsWith("No le corresponde el abono de mayo y junio de 2026, porque consta que no se cumplió")
                .contains("Control de crecimiento y desarrollo: el establecimiento informó que no se asistió.")
                .contains("10 días hábiles");
        assertThat(spanish.sentence(accompanied(BREACH), TestRules.MAY_JUNE, 10))
                .contains("acompaña a su familia")
                .doesNotContain("No le corresponde");
        assertThat(spanish.sentence(decide(SILENCE), TestRules.MAY_JUNE, 10))
                .contains("eso no le quita el abono", "no envió su registro")
                .doesNotContain("días hábiles");
    }

    @Test
    void the_quechua_is_no_spanish_and_marked_until_a_speaker_has_read_it() {
        var spanish = LANGUAGES.getFirst();
        var quechua = LANGUAGES.getLast();
        assertThat(spanish.review()).isEqualTo("REVIEWED");
        assertThat(quechua.review()).isEqualTo("PENDING");
        assertThat(spanish.language()).isEqualTo("es-PE");
        assertThat(quechua.language()).isEqualTo("quz");
        assertThat(quechua.words().keySet())
                .allSatisfy(
                        key -> assertThat(quechua.say(key)).as(key).isNotBlank().isNotEqualTo(spanish.say(key)));
    }

    private static Stream<Outcome> everyOutcome() {
        return Stream.of(TestRules.MAY_JUNE, TestRules.JANUARY_FEBRUARY)
                .flatMap(period -> everyKindOfMember()
                        .map(m -> MemberRule.decide(
                                m, period, TestRules.of(period).verification())))
                .collect(
                        () -> new java.util.HashSet<Outcome>(Set.of(new Outcome.Waived(Reason.AFFILIATION_PERIOD))),
                        Set::add,
                        Set::addAll)
                .stream();
    }

    private static Stream<HouseholdVerdict> everyVerdict() {
        return Stream.concat(
                everyKindOfMember()
                        .flatMap(m -> Stream.of(
                                decide(m), accompanied(m), again(new Standing.Certified(true), m), newlyAffiliated(m))),
                Stream.of(decide(), newlyAffiliated()));
    }
}
