package pe.juntos.affiliation.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.attention.Cases.POLICY;
import static pe.juntos.affiliation.attention.Cases.TODAY;
import static pe.juntos.affiliation.attention.Cases.intake;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a case, and an occurrence sheet, must say. */
class Usr1IntakeTest {

    @ParameterizedTest
    @EnumSource(Channel.class)
    void every_channel_is_taken(Channel channel) {
        Intake in = intake(CaseType.QUERY, Category.PAYMENT, Source.OTHER_PERSON);
        assertThat(check(new Intake(
                        channel,
                        in.type(),
                        in.category(),
                        in.source(),
                        in.district(),
                        null,
                        null,
                        null,
                        null,
                        in.person(),
                        null,
                        null,
                        in.text())))
                .isEmpty();
    }

    /** Each health category is a complaint about an establishment. */
    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"OVERLOAD", "MISTREATMENT", "MEDICINE", "INFRASTRUCTURE"})
    void health_categories_are_complaints_about_an_establishment(Category category) {
        assertThat(check(intake(CaseType.COMPLAINT, category, Source.BENEFICIARY)))
                .isEmpty();
        assertThat(check(intake(CaseType.QUERY, category, Source.BENEFICIARY)))
                .contains(CaseRefusal.CATEGORY_NOT_OF_TYPE);
        assertThat(check(at(intake(CaseType.COMPLAINT, category, Source.BENEFICIARY), null)))
                .contains(CaseRefusal.ESTABLISHMENT_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"S-00001234,true", "E-0123456,true", "S-0000123,false", "E-01234567,false", "00001234,false"})
    void an_establishment_has_the_form_of_its_code(String establishment, boolean taken) {
        assertThat(check(at(intake(CaseType.COMPLAINT, Category.MEDICINE, Source.OTHER_PERSON), establishment))
                        .isEmpty())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLAINT,MISTREATMENT,",
        "COMPLAINT,TARGETING,",
        "COMPLAINT,PAYMENT,ANONYMOUS_NOT_TAKEN",
        "REQUEST,REGISTER_DATA,ANONYMOUS_NOT_TAKEN"
    })
    void without_a_name_only_where_retaliation_is_feared(
            CaseType type, Category category, @Nullable CaseRefusal refusal) {
        assertThat(check(intake(type, category, Source.ANONYMOUS))).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void anonymous_is_without_any_name() {
        Intake in = intake(CaseType.COMPLAINT, Category.MEDICINE, Source.ANONYMOUS);
        assertThat(check(by(in, new Intake.Person(null, "40000001", null))))
                .contains(CaseRefusal.ANONYMOUS_WITH_PERSON);
        assertThat(check(by(in, new Intake.Person(" ", null, null)))).isEmpty();
    }

    @Test
    void who_is_not_anonymous_has_a_name_and_a_beneficiary_a_household() {
        Intake in = intake(CaseType.COMPLAINT, Category.MEDICINE, Source.OTHER_PERSON);
        assertThat(check(by(in, null))).contains(CaseRefusal.PERSON_REQUIRED);
        Intake beneficiary = new Intake(
                in.channel(),
                in.type(),
                in.category(),
                Source.BENEFICIARY,
                in.district(),
                in.establishment(),
                null,
                null,
                null,
                in.person(),
                null,
                null,
                in.text());
        assertThat(check(beneficiary)).contains(CaseRefusal.HOUSEHOLD_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "PLACE_REQUIRED,,2026-06-30,Cerrado,Ana",
        "DATE_REQUIRED,Plaza,,Cerrado,Ana",
        "DATE_IN_FUTURE,Plaza,2026-07-01,Cerrado,Ana",
        "OCCURRENCE_REQUIRED,Plaza,2026-06-30,,Ana",
        "PERSON_REQUIRED,Plaza,2026-06-30,Cerrado,",
        ",Plaza,2026-06-30,Cerrado,Ana"
    })
    void an_occurrence_sheet_has_place_date_occurrence_and_person(
            @Nullable CaseRefusal refusal,
            @Nullable String place,
            @Nullable LocalDate date,
            @Nullable String occurrence,
            @Nullable String name) {
        assertThat(check(new Intake(
                        Channel.PAPER,
                        CaseType.COMPLAINT,
                        Category.SUPPLY,
                        Source.COMMITTEE,
                        "050101",
                        null,
                        null,
                        null,
                        null,
                        new Intake.Person(name, null, null),
                        place,
                        date,
                        occurrence)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void every_category_has_a_rule_and_every_rule_a_type() {
        assertThat(Arrays.stream(Category.values()))
                .allSatisfy(category ->
                        assertThat(POLICY.parameters().rule(category).types()).isNotEmpty());
    }

    private static Optional<CaseRefusal> check(Intake in) {
        return IntakeRule.check(in, POLICY.parameters(), TODAY);
    }

    private static Intake at(Intake in, @Nullable String establishment) {
        return new Intake(
                in.channel(),
                in.type(),
                in.category(),
                in.source(),
                in.district(),
                establishment,
                in.against(),
                in.demanded(),
                in.household(),
                in.person(),
                in.place(),
                in.occurredOn(),
                in.text());
    }

    private static Intake by(Intake in, Intake.@Nullable Person person) {
        return new Intake(
                in.channel(),
                in.type(),
                in.category(),
                in.source(),
                in.district(),
                in.establishment(),
                in.against(),
                in.demanded(),
                in.household(),
                person,
                in.place(),
                in.occurredOn(),
                in.text());
    }
}
