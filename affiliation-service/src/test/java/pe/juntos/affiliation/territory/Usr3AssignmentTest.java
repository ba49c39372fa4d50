package pe.juntos.affiliation.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are assigned by another person, in the catalogue, between days in order. */
class Usr3AssignmentTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    private static final AssignmentRule.Known KNOWN = new AssignmentRule.Known(true, true);

    @Test
    void nobody_assigns_territory_to_oneself() {
        assertThat(AssignmentRule.check(until(null), "rosa", KNOWN, null)).contains(AssignmentRefusal.SELF_ASSIGNMENT);
        assertThat(AssignmentRule.check(until(null), "carlos", KNOWN, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false,true,UNKNOWN_DISTRICT", "true,false,UNKNOWN_CENTRE", "true,true,"})
    void a_place_is_in_the_catalogue(boolean district, boolean centre, @Nullable AssignmentRefusal refusal) {
        assertThat(AssignmentRule.check(until(null), "carlos", new AssignmentRule.Known(district, centre), null))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31,DATES_INVERTED", "2026-01-01,"})
    void it_ends_on_its_first_day_at_the_earliest(LocalDate until, @Nullable AssignmentRefusal refusal) {
        assertThat(AssignmentRule.check(until(until), "carlos", KNOWN, null)).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void the_same_again_is_accepted_and_another_end_is_not() {
        assertThat(AssignmentRule.check(until(null), "carlos", KNOWN, until(null)))
                .isEmpty();
        assertThat(AssignmentRule.check(until(null), "carlos", KNOWN, until(SINCE)))
                .contains(AssignmentRefusal.ASSIGNMENT_EXISTS);
    }

    private static Assignment until(@Nullable LocalDate until) {
        return new Assignment("rosa", new Place("050101", ""), SINCE, until);
    }
}
