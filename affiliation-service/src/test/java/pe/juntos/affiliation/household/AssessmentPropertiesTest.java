package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.day;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What must never happen, whatever the dates. */
class AssessmentPropertiesTest {

    @Property
    void nobody_is_affiliated_before_the_last_fact_or_after_the_day(
            @ForAll @IntRange(max = 1500) int visit,
            @ForAll @IntRange(max = 1500) int assembly,
            @ForAll @IntRange(max = 1500) int agreement,
            @ForAll @IntRange(max = 1500) int attached,
            @ForAll @IntRange(max = 1500) int asked) {
        LocalDate start = day("2023-01-01");
        var household = new Households();
        household.visits.set(0, new Visit(start.plusDays(visit), Visit.Result.VERIFIED));
        household.assemblies.set(0, new Assembly(start.plusDays(assembly), "A1", Assembly.Result.VALIDATED, null));
        household.agreements.set(0, new Agreement(start.plusDays(agreement), Agreement.Means.ACCOUNT, "0401", null));
        household.members.set(
                1, Households.child("2018-09-02", start.plusDays(attached).toString()));
        int last = Math.max(Math.max(visit, assembly), Math.max(agreement, attached));
        Assessment assessment = household.assessed(start.plusDays(asked), Households.ALL);
        assertThat(assessment instanceof Assessment.Affiliated).isEqualTo(asked >= last);
        if (assessment instanceof Assessment.Affiliated(var on, var _)) {
            assertThat(on).isEqualTo(start.plusDays(last));
        } else {
            assertThat(assessment.reasons()).isNotEmpty();
        }
        assertThat(household.assessed(start.plusDays(asked), Households.ALL)).isEqualTo(assessment);
    }
}
