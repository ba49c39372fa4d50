package pe.juntos.affiliation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.household.SocioEconomicClass;

/** AFF-5: which life events can be true of the register, on both sides of each limit. */
class Aff5LifeEventTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
    private static final MaintenanceParameters POLICY = new MaintenanceParameters(18, 280, 20);
    private static final Details NOTHING =
            new Details(null, null, null, null, null, null, null, null, null, null, null);

    private final KnownRegister known = new KnownRegister(
            Map.of(
                    "H1",
                    new KnownRegister.KnownHousehold(
                            "H1", "MOTHER", Map.of(day("2023-01-01"), SocioEconomicClass.POOR)),
                    "H2",
                    new KnownRegister.KnownHousehold("H2", null, Map.of())),
            Map.of(
                    "MOTHER", person("MOTHER", Sex.F, "1990-05-05", Relationship.SPOUSE, true, null, null),
                    "FATHER", person("FATHER", Sex.M, "2009-06-30", Relationship.HEAD, true, null, null),
                    "AUNT", person("AUNT", Sex.F, "2008-06-30", Relationship.OTHER, true, null, null),
                    "CHILD", person("CHILD", Sex.M, "2020-03-01", Relationship.CHILD, false, null, null),
                    "DEAD", person("DEAD", Sex.F, "1950-01-01", Relationship.PARENT, true, "2026-05-10", null),
                    "GONE", person("GONE", Sex.F, "1950-01-01", Relationship.PARENT, true, null, "2026-05-10")),
            Set.of("10000001"),
            Set.of("MERGED"));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        DEATH      , CHILD  , 2026-06-30 , -
        DEATH      , CHILD  , 2026-07-01 , EFFECTIVE_DATE_FUTURE
        DEATH      , MOTHER , 2006-06-30 , -
        DEATH      , MOTHER , 2006-06-29 , EFFECTIVE_DATE_TOO_OLD
        DEATH      , CHILD  , 2020-03-01 , -
        DEATH      , CHILD  , 2020-02-29 , EFFECTIVE_BEFORE_BIRTH
        DEATH      , DEAD   , 2026-05-10 , -
        DEATH      , DEAD   , 2026-05-09 , DEATH_CONFLICT
        DEATH      , NOBODY , 2026-06-01 , UNKNOWN_PERSON
        DEATH      , -      , 2026-06-01 , REQUIRED
        DELIVERY   , MOTHER , 2026-06-01 , -
        DELIVERY   , CHILD  , 2026-06-01 , PREGNANCY_NOT_FEMALE
        DELIVERY   , DEAD   , 2026-05-10 , -
        DELIVERY   , DEAD   , 2026-05-11 , PERSON_DECEASED
        DELIVERY   , GONE   , 2026-05-09 , -
        DELIVERY   , GONE   , 2026-05-10 , PERSON_LEFT
        MEMBER_LEFT, CHILD  , 2026-06-01 , -
        MEMBER_LEFT, GONE   , 2026-05-11 , PERSON_LEFT
        """)
    void what_happens_to_a_person_happens_in_its_life_and_in_its_household(
            LifeEventKind kind, String member, LocalDate on, LifeEventRefusal expected) {
        assertThat(refusal(kind, "H1", member, on, NOTHING)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_household_and_a_person_must_belong_together() {
        assertThat(refusal(LifeEventKind.DEATH, "H2", "CHILD", TODAY, NOTHING))
                .contains(LifeEventRefusal.PERSON_NOT_IN_HOUSEHOLD);
        assertThat(refusal(LifeEventKind.DEATH, "H9", "CHILD", TODAY, NOTHING))
                .contains(LifeEventRefusal.UNKNOWN_HOUSEHOLD);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        -          , REQUIRED
        2026-05-31 , EXPECTED_DELIVERY_OUT_OF_RANGE
        2026-06-01 , -
        2027-03-08 , -
        2027-03-09 , EXPECTED_DELIVERY_OUT_OF_RANGE
        """)
    void a_pregnancy_has_a_due_date_within_its_length(LocalDate due, LifeEventRefusal expected) {
        var details = new Details(due, null, null, null, null, null, null, null, null, null, null);
        assertThat(refusal(LifeEventKind.PREGNANCY, "H1", "MOTHER", day("2026-06-01"), details))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        MOTHER , 2026-06-30 , ALREADY_RECIPIENT
        FATHER , 2026-06-30 , -
        AUNT   , 2026-06-30 , -
        AUNT   , 2026-06-29 , RECIPIENT_UNDER_AGE
        CHILD  , 2026-06-30 , RECIPIENT_WITHOUT_DNI
        DEAD   , 2026-06-30 , PERSON_DECEASED
        GONE   , 2026-05-09 , PERSON_NOT_IN_HOUSEHOLD
        """)
    void a_new_recipient_lives_here_has_a_dni_and_is_of_age_or_of_the_couple(
            String member, LocalDate on, LifeEventRefusal expected) {
        assertThat(refusal(LifeEventKind.RECIPIENT_CHANGE, "H1", member, on, NOTHING))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        -              , -    , -  , REQUIRED
        ACCOUNT        , -    , P1 , ACCOUNT_REQUIRED
        ACCOUNT        , ' '  , P1 , ACCOUNT_REQUIRED
        ACCOUNT        , 0401 , -  , -
        BRANCH         , 0401 , -  , PAY_POINT_REQUIRED
        BRANCH         , -    , P1 , -
        CASH_TRANSPORT , -    , -  , PAY_POINT_REQUIRED
        """)
    void a_change_of_payment_says_where_to(
            Agreement.Means means, String account, String point, LifeEventRefusal expected) {
        var details = new Details(null, null, null, null, means, account, point, null, null, null, null);
        assertThat(refusal(LifeEventKind.PAYMENT_CHANGE, "H1", null, TODAY, details))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        SCHOOL_CHANGE , E-0000001  , -
        SCHOOL_CHANGE , S-00000001 , ESTABLISHMENT_INVALID
        SCHOOL_CHANGE , E-000001   , ESTABLISHMENT_INVALID
        SCHOOL_CHANGE , -          , REQUIRED
        POST_CHANGE   , S-00000001 , -
        POST_CHANGE   , E-0000001  , ESTABLISHMENT_INVALID
        """)
    void a_school_is_a_school_and_a_post_a_post(LifeEventKind kind, String code, LifeEventRefusal expected) {
        var details = new Details(null, null, null, null, null, null, null, code, null, null, null);
        assertThat(refusal(kind, "H1", "CHILD", TODAY, details)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        050101 , -
        050100 , UBIGEO_INVALID
        -      , REQUIRED
        """)
    void a_household_moves_to_a_district(String district, LifeEventRefusal expected) {
        var details = new Details(null, district, null, null, null, null, null, null, null, null, null);
        assertThat(refusal(LifeEventKind.MOVE, "H1", null, TODAY, details)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2026-06-01 , EXTREME_POOR , 2026-06-01 , -
        2026-06-01 , EXTREME_POOR , 2026-05-31 , CLASS_DATES_INVERTED
        2026-06-01 , -            , -          , REQUIRED
        2023-01-01 , POOR         , -          , -
        2023-01-01 , NOT_POOR     , -          , CLASS_DATE_TAKEN
        """)
    void a_new_class_begins_on_a_day_of_its_own(
            LocalDate from, SocioEconomicClass value, LocalDate until, LifeEventRefusal expected) {
        var details = new Details(null, null, null, null, null, null, null, null, value, until, null);
        assertThat(refusal(LifeEventKind.NEW_CLASS, "H1", null, from, details))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        BIRTH         , NEW    , 2026-06-01 , -          , -
        BIRTH         , NEW    , 2026-06-02 , -          , BIRTH_DATE_DIFFERS
        BIRTH         , CHILD  , 2026-06-01 , -          , PERSON_EXISTS
        BIRTH         , MERGED , 2026-06-01 , -          , PERSON_MERGED
        BIRTH         , NEW    , 2026-06-01 , 10000001   , DNI_DUPLICATE
        BIRTH         , NEW    , 2026-06-01 , 1000000    , DNI_INVALID
        BIRTH         , NEW    , 2026-06-01 , 12345678-0 , DNI_CHECK_DIGIT
        MEMBER_JOINED , NEW    , 2026-06-02 , -          , -
        MEMBER_JOINED , NEW    , 2026-05-31 , -          , BIRTH_DATE_FUTURE
        MEMBER_JOINED , CHILD  , 2026-06-02 , -          , PERSON_EXISTS
        MEMBER_JOINED , MERGED , 2026-06-02 , -          , PERSON_MERGED
        """)
    void who_is_new_is_described_once(
            LifeEventKind kind, String member, LocalDate on, String dni, LifeEventRefusal expected) {
        assertThat(refusal(kind, "H1", member, on, newborn(dni, EducationLevel.NONE)))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_person_joins_from_another_household_but_not_twice() {
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H2", "CHILD", TODAY, NOTHING))
                .isEmpty();
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H1", "CHILD", TODAY, NOTHING))
                .contains(LifeEventRefusal.PERSON_ALREADY_IN_HOUSEHOLD);
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H1", "GONE", TODAY, NOTHING))
                .isEmpty();
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H2", "DEAD", day("2026-05-10"), NOTHING))
                .as("where somebody had moved before dying can be told afterwards")
                .isEmpty();
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H2", "DEAD", day("2026-05-11"), NOTHING))
                .contains(LifeEventRefusal.PERSON_DECEASED);
        assertThat(refusal(LifeEventKind.MEMBER_JOINED, "H1", "NOBODY", TODAY, NOTHING))
                .contains(LifeEventRefusal.UNKNOWN_PERSON);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = "500, -\n501, TOO_LONG")
    void a_text_has_a_length_that_can_be_kept(int length, LifeEventRefusal expected) {
        var details = new Details(null, "050101", null, "x".repeat(length), null, null, null, null, null, null, null);
        assertThat(refusal(LifeEventKind.MOVE, "H1", null, TODAY, details)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_number_is_taken_once_in_a_batch_however_it_is_written() {
        known.follow(
                event(LifeEventKind.BIRTH, "H1", "NEW", day("2026-06-01"), newborn("42388604-3", EducationLevel.NONE)));
        assertThat(refusal(
                        LifeEventKind.BIRTH, "H1", "TWIN", day("2026-06-01"), newborn("42388604", EducationLevel.NONE)))
                .contains(LifeEventRefusal.DNI_DUPLICATE);
    }

    @Test
    void where_a_person_lives_is_told_by_the_latest_day_whenever_it_is_reported() {
        known.follow(event(LifeEventKind.MEMBER_JOINED, "H2", "CHILD", day("2026-06-10"), NOTHING));
        known.follow(event(LifeEventKind.MEMBER_JOINED, "H3", "CHILD", day("2026-06-01"), NOTHING));
        assertThat(refusal(LifeEventKind.MEMBER_LEFT, "H2", "CHILD", day("2026-06-20"), NOTHING))
                .isEmpty();
        known.follow(event(LifeEventKind.MEMBER_LEFT, "H2", "CHILD", day("2026-06-20"), NOTHING));
        known.follow(event(LifeEventKind.MEMBER_JOINED, "H2", "CHILD", day("2026-06-15"), NOTHING));
        assertThat(refusal(LifeEventKind.DELIVERY, "H2", "CHILD", day("2026-06-21"), NOTHING))
                .contains(LifeEventRefusal.PERSON_LEFT);
    }

    @Test
    void later_events_of_a_batch_see_the_earlier_ones() {
        known.follow(event(LifeEventKind.BIRTH, "H1", "NEW", day("2026-06-01"), newborn(null, EducationLevel.NONE)));
        assertThat(refusal(LifeEventKind.DEATH, "H1", "NEW", day("2026-06-02"), NOTHING))
                .isEmpty();
        known.follow(event(LifeEventKind.MEMBER_JOINED, "H2", "NEW", day("2026-06-03"), NOTHING));
        assertThat(refusal(LifeEventKind.MEMBER_LEFT, "H1", "NEW", day("2026-06-02"), NOTHING))
                .contains(LifeEventRefusal.PERSON_NOT_IN_HOUSEHOLD);
        assertThat(refusal(LifeEventKind.DEATH, "H1", "NEW", day("2026-06-02"), NOTHING))
                .as("told late of a day on which it lived there")
                .isEmpty();
        assertThat(refusal(LifeEventKind.DEATH, "H1", "NEW", day("2026-06-03"), NOTHING))
                .contains(LifeEventRefusal.PERSON_LEFT);
        assertThat(refusal(LifeEventKind.DELIVERY, "H1", "NEW", day("2026-06-01"), NOTHING))
                .isEmpty();
        known.follow(event(LifeEventKind.DEATH, "H2", "NEW", day("2026-06-05"), NOTHING));
        assertThat(refusal(LifeEventKind.DELIVERY, "H2", "NEW", day("2026-06-06"), NOTHING))
                .contains(LifeEventRefusal.PERSON_DECEASED);
    }

    private static Details newborn(String dni, EducationLevel level) {
        var child =
                new NewPerson("P-NEW", dni, "Quispe", null, "Sol", Sex.F, day("2026-06-01"), Relationship.CHILD, level);
        return new Details(null, null, null, null, null, null, null, null, null, null, child);
    }

    private Optional<LifeEventRefusal> refusal(
            LifeEventKind kind, String household, String member, LocalDate on, Details details) {
        return LifeEventRule.refusal(event(kind, household, member, on, details), known, POLICY, TODAY);
    }

    private static LifeEvent event(LifeEventKind kind, String household, String member, LocalDate on, Details details) {
        return new LifeEvent("N1", kind, household, member, on, EventSource.GESTOR, "Acta 1", details);
    }

    private static KnownPerson person(
            String code, Sex sex, String birth, Relationship relationship, boolean dni, String died, String left) {
        return new KnownPerson(
                code,
                "H1",
                sex,
                day(birth),
                relationship,
                dni,
                died == null ? null : day(died),
                left == null ? null : day(left),
                left == null ? null : day(left),
                true,
                Set.of());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
