package pe.juntos.affiliation.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.targeting.Coverage.Kind;
import pe.juntos.affiliation.targeting.Coverage.Stands;

/** TGT-4: leakage is affiliated and not eligible on the date, under-coverage eligible and not affiliated. */
class Tgt4CoverageTest {

    private static final NucleusParameters POLICY = new NucleusParameters(12);
    private static final Stands AFFILIATED = new Stands("AFFILIATED", List.of(), LocalDate.of(2024, 1, 1), null);
    private final Dwelling dwelling = new Dwelling()
            .person("M1", "1980-01-01", Sex.F, Relationship.HEAD)
            .person("M2", "2015-01-01", Sex.M, Relationship.CHILD);

    @Test
    void affiliated_and_eligible_is_as_it_should_be() {
        assertThat(of(AFFILIATED)).isEqualTo(new Coverage(true, true, null, List.of()));
    }

    @Test
    void affiliated_and_not_eligible_is_leakage_with_what_is_not_met() {
        dwelling.classified(SocioEconomicClass.NOT_POOR);
        assertThat(of(AFFILIATED)).isEqualTo(new Coverage(true, false, Kind.LEAKAGE, List.of("NOT_POOR")));
    }

    @Test
    void a_suspended_household_is_still_in_the_programme() {
        var suspended = new Stands("SUSPENDED", List.of("NOT_MET"), LocalDate.of(2024, 1, 1), null);
        assertThat(of(suspended).kind()).isNull();
        dwelling.classified(SocioEconomicClass.NOT_POOR);
        assertThat(of(suspended).kind()).isEqualTo(Kind.LEAKAGE);
    }

    @Test
    void neither_affiliated_nor_eligible_is_as_it_should_be() {
        dwelling.classified(SocioEconomicClass.NOT_POOR);
        assertThat(of(Stands.LISTED)).isEqualTo(new Coverage(false, false, null, List.of()));
    }

    @Test
    void eligible_and_not_affiliated_is_under_coverage_with_the_state_and_why() {
        assertThat(of(Stands.LISTED).reasons()).containsExactly("LISTED");
        var waiting = new Stands("VALIDATED", List.of("WAITING_FOR_PLACE"), null, null);
        assertThat(of(waiting))
                .isEqualTo(new Coverage(false, true, Kind.UNDER_COVERAGE, List.of("VALIDATED", "WAITING_FOR_PLACE")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, , true",
        "2026-07-01, , false",
        "2024-01-01, 2026-07-01, true",
        "2024-01-01, 2026-06-30, false"
    })
    void affiliated_from_the_day_of_affiliation_to_the_day_before_the_exit(
            LocalDate since, LocalDate until, boolean affiliated) {
        var stands = new Stands(until == null ? "AFFILIATED" : "EXITED", List.of(), since, until);
        assertThat(of(stands).affiliated()).isEqualTo(affiliated);
    }

    @Test
    void a_duplicate_is_not_missed_it_is_covered_elsewhere() {
        var merged = new Stands("EXITED", List.of("DUPLICATE"), null, LocalDate.of(2025, 1, 1));
        assertThat(of(merged).kind()).isNull();
        var left = new Stands("EXITED", List.of("WITHDRAWN"), null, LocalDate.of(2025, 1, 1));
        assertThat(of(left).kind()).isEqualTo(Kind.UNDER_COVERAGE);
    }

    @Test
    void a_second_family_of_an_affiliated_household_is_under_coverage_unless_nobody_there_is_eligible() {
        dwelling.pregnant("M3", "2008-01-01", Relationship.CHILD, "2026-09-01");
        assertThat(of(AFFILIATED)).isEqualTo(new Coverage(true, true, Kind.UNDER_COVERAGE, List.of("SECOND_NUCLEUS")));
        assertThat(of(Stands.LISTED).reasons()).containsExactly("LISTED", "SECOND_NUCLEUS");
        dwelling.classified(SocioEconomicClass.NOT_POOR);
        assertThat(of(AFFILIATED).kind()).isEqualTo(Kind.LEAKAGE);
    }

    private Coverage of(Stands stands) {
        return Coverage.of(dwelling.facts(), stands, Dwelling.ON, Dwelling.CONTEXT, POLICY);
    }
}
