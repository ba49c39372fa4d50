package pe.juntos.partner.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.policy.Policies;

/** PAR-3: whom each programme takes, both sides of every limit that a source gives. */
class Par3EligibilityTest {

    private static final EligibilityPolicy POLICY = Policies.load("policies/eligibility", EligibilityPolicy.class)
            .at(LocalDate.parse("2026-06-30"))
            .parameters();

    /** Facts as {@code INPUT=value} words; the rest of the household is unknown. */
    @ParameterizedTest(name = "{0}: {2} is {3}")
    @CsvSource(textBlock = """
            # 000 L2261: extreme poor, rural, quintile 1; the class alone does not suffice
            MI_CHACRA_PRODUCTIVA, 050401, EXTREME_POOR=1 RURAL=1 POVERTY_QUINTILE=1, YES,
            MI_CHACRA_PRODUCTIVA, 050401, EXTREME_POOR=1 RURAL=1 POVERTY_QUINTILE=2, NO, POOREST_QUINTILE
            MI_CHACRA_PRODUCTIVA, 050401, EXTREME_POOR=0 RURAL=1 POVERTY_QUINTILE=1, NO, EXTREME_POOR
            MI_CHACRA_PRODUCTIVA, 050401, EXTREME_POOR=1 RURAL=0 POVERTY_QUINTILE=1, NO, RURAL
            MI_CHACRA_PRODUCTIVA, 210101, EXTREME_POOR=1 RURAL=1 POVERTY_QUINTILE=1, NO, TERRITORY
            MI_CHACRA_PRODUCTIVA, 050401, EXTREME_POOR=1 POVERTY_QUINTILE=1, UNKNOWN, RURAL
            # 002: rural and poor or extreme poor, anywhere
            HAKU_WINAY, 210101, POOR=1 RURAL=1, YES,
            HAKU_WINAY, 210101, POOR=0 RURAL=1, NO, POOR
            HAKU_WINAY, 210101, POOR=1 RURAL=0, NO, RURAL
            # 000 L14220: 10 to 40 members
            ALIADOS_C1, 050401, GROUP_MEMBERS=9 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, NO, TEN_TO_FORTY_MEMBERS
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, YES,
            ALIADOS_C1, 050401, GROUP_MEMBERS=40 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, YES,
            ALIADOS_C1, 050401, GROUP_MEMBERS=41 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, NO, TEN_TO_FORTY_MEMBERS
            # L14222: S/ 33,000 to 99,000
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=32999.99 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, NO, FUND_33000_TO_99000
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=99000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=24, YES,
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=99000.01 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=24, NO, FUND_33000_TO_99000
            # L14224-14228: 20 % of all, 30 % of assets
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=19.99 BUYS_ASSETS=0 DURATION_MONTHS=12, NO, OWN_SHARE_20
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=1 OWN_SHARE_OF_ASSETS=30 DURATION_MONTHS=12, YES,
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=1 OWN_SHARE_OF_ASSETS=29.99 DURATION_MONTHS=12, NO, OWN_SHARE_OF_ASSETS_30
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 DURATION_MONTHS=12, UNKNOWN, OWN_SHARE_OF_ASSETS_30
            # L14230: one to two years
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=11, NO, ONE_TO_TWO_YEARS
            ALIADOS_C1, 050401, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=25, NO, ONE_TO_TWO_YEARS
            ALIADOS_C1, 080101, GROUP_MEMBERS=10 FUND=33000 OWN_SHARE=20 BUYS_ASSETS=0 DURATION_MONTHS=12, NO, TERRITORY
            # L14254-14331: 40 to 50 families, S/ 39,600, 20 %, two years
            ALIADOS_C2, 050401, GROUP_MEMBERS=39 FUND=39600 OWN_SHARE=20 DURATION_MONTHS=24, NO, FORTY_TO_FIFTY_FAMILIES
            ALIADOS_C2, 050401, GROUP_MEMBERS=40 FUND=39600 OWN_SHARE=20 DURATION_MONTHS=24, YES,
            ALIADOS_C2, 050401, GROUP_MEMBERS=50 FUND=39600 OWN_SHARE=20 DURATION_MONTHS=24, YES,
            ALIADOS_C2, 050401, GROUP_MEMBERS=51 FUND=39600 OWN_SHARE=20 DURATION_MONTHS=24, NO, FORTY_TO_FIFTY_FAMILIES
            ALIADOS_C2, 050401, GROUP_MEMBERS=40 FUND=39600.01 OWN_SHARE=20 DURATION_MONTHS=24, NO, FUND_AT_MOST_39600
            ALIADOS_C2, 050401, GROUP_MEMBERS=40 FUND=39600 OWN_SHARE=19.9 DURATION_MONTHS=24, NO, OWN_SHARE_20
            ALIADOS_C2, 050401, GROUP_MEMBERS=40 FUND=39600 OWN_SHARE=20 DURATION_MONTHS=25, NO, AT_MOST_TWO_YEARS
            # L1540-1554: 50 to 300 households, Acomayo and Canas, quintile 1
            MGEP_COMMUNITY, 080501, COMMUNITY_HOUSEHOLDS=49 POVERTY_QUINTILE=1, NO, FIFTY_TO_300_HOUSEHOLDS
            MGEP_COMMUNITY, 080501, COMMUNITY_HOUSEHOLDS=50 POVERTY_QUINTILE=1, YES,
            MGEP_COMMUNITY, 080201, COMMUNITY_HOUSEHOLDS=300 POVERTY_QUINTILE=1, YES,
            MGEP_COMMUNITY, 080201, COMMUNITY_HOUSEHOLDS=301 POVERTY_QUINTILE=1, NO, FIFTY_TO_300_HOUSEHOLDS
            MGEP_COMMUNITY, 080601, COMMUNITY_HOUSEHOLDS=100 POVERTY_QUINTILE=1, NO, TERRITORY
            # L1584-1604: the six filters, one by one
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 SPOUSE_AGE=70 MEMBERS_UNDER_18=1 MONTHS_AWAY=5.9 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, YES,
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=61 SPOUSE_AGE=60 MEMBERS_UNDER_18=1 MONTHS_AWAY=0 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, YES,
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=61 SPOUSE_AGE=61 MEMBERS_UNDER_18=1 MONTHS_AWAY=0 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, NO, HEAD_OR_SPOUSE_AT_MOST_60
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 MEMBERS_UNDER_18=0 MONTHS_AWAY=0 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, NO, MEMBER_UNDER_18
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 MEMBERS_UNDER_18=1 MONTHS_AWAY=6 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, NO, HEAD_STAYS
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 MEMBERS_UNDER_18=1 MONTHS_AWAY=0 FORMAL_CREDIT=1 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=0, NO, NO_FORMAL_CREDIT
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 MEMBERS_UNDER_18=1 MONTHS_AWAY=0 FORMAL_CREDIT=0 SECOND_DWELLING=1 FORMAL_EMPLOYMENT=0, NO, NO_SECOND_DWELLING
            MGEP_HOUSEHOLD, 080501, HEAD_AGE=60 MEMBERS_UNDER_18=1 MONTHS_AWAY=0 FORMAL_CREDIT=0 SECOND_DWELLING=0 FORMAL_EMPLOYMENT=1, NO, NO_FORMAL_EMPLOYMENT
            # L3185-3200: women of Juntos in four districts
            PUMRI, 050405, IN_JUNTOS=1 HOLDER_WOMAN=1, YES,
            PUMRI, 050404, IN_JUNTOS=1 HOLDER_WOMAN=1, NO, TERRITORY
            PUMRI, 050405, IN_JUNTOS=1 HOLDER_WOMAN=0, NO, WOMAN
            PUMRI, 050405, IN_JUNTOS=0 HOLDER_WOMAN=1, NO, IN_JUNTOS
            # L3113-3121: since 2007 at the latest, a branch, more than 1,000 women
            SAVINGS_DISTRICT, 050401, JUNTOS_SINCE=2007 STATE_BANK_BRANCH=1 WOMEN_RECIPIENTS=1001, YES,
            SAVINGS_DISTRICT, 050401, JUNTOS_SINCE=2008 STATE_BANK_BRANCH=1 WOMEN_RECIPIENTS=1001, NO, JUNTOS_SINCE_2007
            SAVINGS_DISTRICT, 050401, JUNTOS_SINCE=2007 STATE_BANK_BRANCH=0 WOMEN_RECIPIENTS=1001, NO, STATE_BANK_BRANCH
            SAVINGS_DISTRICT, 050401, JUNTOS_SINCE=2007 STATE_BANK_BRANCH=1 WOMEN_RECIPIENTS=1000, NO, MORE_THAN_1000_WOMEN
            # L3155-3161: not suspended the month before and a balance above zero
            SAVINGS_RAFFLE, 050401, IN_JUNTOS=1 SUSPENDED_LAST_MONTH=0 SAVINGS_BALANCE=0.01, YES,
            SAVINGS_RAFFLE, 050401, IN_JUNTOS=1 SUSPENDED_LAST_MONTH=0 SAVINGS_BALANCE=0, NO, POSITIVE_BALANCE
            SAVINGS_RAFFLE, 050401, IN_JUNTOS=1 SUSPENDED_LAST_MONTH=1 SAVINGS_BALANCE=50, NO, NOT_SUSPENDED_LAST_MONTH
            SAVINGS_RAFFLE, 050401, IN_JUNTOS=1 SUSPENDED_LAST_MONTH=0, UNKNOWN, POSITIVE_BALANCE
            # L16544-16689: 10 to 30, S/ 200 to 600 or to 1,000 in provincial capitals, six months, 10 %, no record
            WARI, 050401, GROUP_MEMBERS=9 LOAN=200 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, TEN_TO_THIRTY_MEMBERS
            WARI, 050401, GROUP_MEMBERS=10 LOAN=200 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, YES,
            WARI, 050401, GROUP_MEMBERS=31 LOAN=200 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, TEN_TO_THIRTY_MEMBERS
            WARI, 050401, GROUP_MEMBERS=30 LOAN=199 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, LOAN_200_TO_600
            WARI, 050401, GROUP_MEMBERS=30 LOAN=601 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, LOAN_200_TO_600
            WARI, 050401, GROUP_MEMBERS=30 LOAN=1000 PROVINCIAL_CAPITAL=1 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, YES,
            WARI, 050401, GROUP_MEMBERS=30 LOAN=1001 PROVINCIAL_CAPITAL=1 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, LOAN_200_TO_600
            WARI, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=7 INITIAL_SAVING=10 BUREAU_RECORD=0, NO, AT_MOST_6_MONTHS
            WARI, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=9.99 BUREAU_RECORD=0, NO, INITIAL_SAVING_10
            WARI, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=6 INITIAL_SAVING=10 BUREAU_RECORD=1, NO, NO_BUREAU_RECORD
            DDCC_FINCA, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=12 INITIAL_SAVING=0.01 BUREAU_RECORD=0, YES,
            DDCC_FINCA, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=13 INITIAL_SAVING=1 BUREAU_RECORD=0, NO, AT_MOST_12_MONTHS
            DDCC_FINCA, 050401, GROUP_MEMBERS=30 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=12 INITIAL_SAVING=0 BUREAU_RECORD=0, NO, INITIAL_SAVING
            DDCC_FINCA, 050401, GROUP_MEMBERS=31 LOAN=600 PROVINCIAL_CAPITAL=0 DURATION_MONTHS=12 INITIAL_SAVING=1 BUREAU_RECORD=0, NO, TEN_TO_THIRTY_MEMBERS
            # L2087-2112: quintiles 1 to 3
            SIERRA_SUR, 210101, POVERTY_QUINTILE=3 RURAL=1, YES,
            SIERRA_SUR, 210101, POVERTY_QUINTILE=4 RURAL=1, NO, QUINTILES_1_TO_3
            # L2419-2452, L15970-16164: groups of 5 to 8
            MICROCREDITOS_ACOBAMBA, 090201, GROUP_MEMBERS=4 BUREAU_RECORD=0, NO, FIVE_TO_EIGHT_MEMBERS
            MICROCREDITOS_ACOBAMBA, 090201, GROUP_MEMBERS=5 BUREAU_RECORD=0, YES,
            MICROCREDITOS_ACOBAMBA, 090201, GROUP_MEMBERS=8 BUREAU_RECORD=1, NO, NO_PENDING_DEBTS
            MICROCREDITOS_TAMBILLO, 050113, GROUP_MEMBERS=8 DURATION_MONTHS=9, YES,
            MICROCREDITOS_TAMBILLO, 050113, GROUP_MEMBERS=9 DURATION_MONTHS=9, NO, FIVE_TO_EIGHT_MEMBERS
            MICROCREDITOS_TAMBILLO, 050113, GROUP_MEMBERS=8 DURATION_MONTHS=10, NO, AT_MOST_9_MONTHS
            """)
    void takesWhomItsSourceSays(String rule, String district, String facts, Meets answer, String deciding) {
        var found = Eligibility.of(Candidate.of(district, facts(facts)), rule(rule));
        assertThat(found.answer()).isEqualTo(answer);
        assertThat(found.deciding().orElse(null)).isEqualTo(deciding);
    }

    /** One person of a household of one. */
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(textBlock = """
            # 000 L4519: above 12.6, not 18; a technical career; poor
            BECA_18, GRADE=12.6 TECHNICAL_CAREER=1, NO, GRADE_ABOVE_12_6
            BECA_18, GRADE=12.61 TECHNICAL_CAREER=1, YES,
            BECA_18, GRADE=18 TECHNICAL_CAREER=0, NO, TECHNICAL_CAREER
            BECA_18, GRADE=13, UNKNOWN, TECHNICAL_CAREER
            # 003 L5638: 16 to 24
            PROJOVEN, AGE=15 UNDEREMPLOYED=1, NO, AGED_16_TO_24
            PROJOVEN, AGE=16 UNDEREMPLOYED=1, YES,
            PROJOVEN, AGE=24 UNDEREMPLOYED=1, YES,
            PROJOVEN, AGE=25 UNDEREMPLOYED=1, NO, AGED_16_TO_24
            PROJOVEN, AGE=20 UNDEREMPLOYED=0, NO, UNDEREMPLOYED
            # 003 L5948, G6: illiterate, 15 or more, of their own will
            PRONAMA, ILLITERATE=1 AGE=14 WILLING=1, NO, AGED_15_OR_MORE
            PRONAMA, ILLITERATE=1 AGE=15 WILLING=1, YES,
            PRONAMA, ILLITERATE=0 AGE=40 WILLING=1, NO, ILLITERATE
            PRONAMA, ILLITERATE=1 AGE=40 WILLING=0, NO, WILLING
            PRONAMA, ILLITERATE=1 AGE=40, UNKNOWN, WILLING
            # 004
            JOVENES_PRODUCTIVOS, AGE=14, NO, AGED_15_OR_MORE
            JOVENES_PRODUCTIVOS, AGE=15, YES,
            CETPRO, AGE=13 WILLING=1, NO, AGED_14_OR_MORE
            CETPRO, AGE=14 WILLING=1, YES,
            CETPRO, AGE=14 WILLING=0, NO, WILLING
            # 000 L16797: 9 to 12
            AFLATOUN_RURAL, AGE=8, NO, AGED_9_TO_12
            AFLATOUN_RURAL, AGE=9, YES,
            AFLATOUN_RURAL, AGE=12, YES,
            AFLATOUN_RURAL, AGE=13, NO, AGED_9_TO_12
            """)
    void takesThePersonsItsSourceSays(String rule, String person, Meets answer, String deciding) {
        var household = new Candidate("050401", facts("POOR=1"), Map.of(1, facts(person)), 1);
        var found = Eligibility.of(household, rule(rule));
        assertThat(found.answer()).isEqualTo(answer);
        assertThat(found.deciding().orElse(null)).isEqualTo(deciding);
        assertThat(found.member()).isEqualTo(1);
    }

    @Test
    void oneMemberSufficesAndTheNearestIsShown() {
        var household = new Candidate(
                "050401", Facts.NONE, Map.of(1, facts("AGE=40"), 2, facts("AGE=11"), 3, facts("AGE=3")), 3);
        var found = Eligibility.of(household, rule("AFLATOUN_RURAL"));
        assertThat(found.answer()).isEqualTo(Meets.YES);
        assertThat(found.member()).isEqualTo(2);
    }

    @Test
    void aHouseholdOfWhichNotAllAreKnownIsNoNo() {
        var some = new Candidate("050401", Facts.NONE, Map.of(1, facts("AGE=40")), 2);
        assertThat(Eligibility.of(some, rule("AFLATOUN_RURAL")).answer()).isEqualTo(Meets.UNKNOWN);
        assertThat(Eligibility.of(some, rule("AFLATOUN_RURAL")).deciding()).contains("MEMBERS_NOT_ALL_KNOWN");
        var nobody = new Candidate("050401", Facts.NONE, Map.of(), null);
        assertThat(Eligibility.of(nobody, rule("PRONAMA")).answer()).isEqualTo(Meets.UNKNOWN);
        var elsewhere = new Candidate("210101", Facts.NONE, Map.of(1, facts("AGE=40")), 2);
        assertThat(Eligibility.of(elsewhere, rule("AFLATOUN_RURAL")).answer()).isEqualTo(Meets.NO);
        var notPoor = new Candidate("050401", facts("POOR=0"), Map.of(), null);
        assertThat(Eligibility.of(notPoor, rule("BECA_18")).answer()).isEqualTo(Meets.NO);
    }

    @Test
    void everyProgrammeOfTheRulesIsExecutable() {
        assertThat(POLICY.rules().stream().map(EligibilityRule::code).collect(Collectors.toSet()))
                .containsAll(Set.of(
                        "MI_CHACRA_PRODUCTIVA",
                        "HAKU_WINAY",
                        "ALIADOS_C1",
                        "ALIADOS_C2",
                        "MGEP_COMMUNITY",
                        "MGEP_HOUSEHOLD",
                        "PUMRI",
                        "SAVINGS_DISTRICT",
                        "SAVINGS_RAFFLE",
                        "WARI",
                        "DDCC_FINCA",
                        "BECA_18",
                        "PROJOVEN",
                        "PRONAMA",
                        "JOVENES_PRODUCTIVOS",
                        "CETPRO"));
    }

    @Test
    void aRuleThatSaysNothingIsNoRule() {
        assertThatThrownBy(() -> new EligibilityRule("X", null, Level.HOUSEHOLD, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition(Input.RURAL, Condition.Test.AT_LEAST, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition(Input.AGE, Condition.Test.IS, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Criterion("X", "", List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> facts("RURAL=2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAnswersOfARunSayWhichCriterionDecides() {
        var policy = new EligibilityPolicy(List.of(rule("HAKU_WINAY"), rule("SIERRA_SUR")));
        var household = Candidate.of("210101", facts("POOR=1 RURAL=0 POVERTY_QUINTILE=3"));
        assertThat(Verdicts.of(Eligibility.of(household, policy), policy)).isEqualTo("NdNd");
        assertThat(Verdicts.reasons(rule("HAKU_WINAY")).get('d' - 'a')).isEqualTo("RURAL");
        var elsewhere = Candidate.of("010101", facts("POOR=1 RURAL=1"));
        assertThat(Verdicts.of(Eligibility.of(elsewhere, policy), policy)).isEqualTo("Y-Na");
    }

    private static EligibilityRule rule(String code) {
        return POLICY.rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Facts facts(String words) {
        return Arrays.stream(words.split(" "))
                .map(word -> word.split("="))
                .reduce(
                        Facts.NONE,
                        (facts, word) -> facts.with(Input.valueOf(word[0]), new BigDecimal(word[1])),
                        Facts::and);
    }
}
