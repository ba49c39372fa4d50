package pe.juntos.affiliation.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Territory;

/** A gestor sees the households of the assigned territory and no others. */
class Usr3ScopeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Test
    void without_any_assignment_the_token_alone_says() {
        Scope scope = Scope.of(gestor("0501"), List.of(), TODAY);
        assertThat(scope.patterns()).containsExactly("0501%");
        assertThat(scope.placePatterns()).containsExactly("%");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01,,false",
        "2026-06-30,,true",
        "2026-01-01,2026-06-29,false",
        "2026-01-01,2026-06-30,true",
        "2026-06-30,2026-06-30,true"
    })
    void an_assignment_counts_from_its_first_to_its_last_day(
            LocalDate since, @Nullable LocalDate until, boolean counts) {
        Scope scope = Scope.of(gestor("05"), List.of(at("050101", "", since, until)), TODAY);
        assertThat(scope.territory().covers("050101")).isEqualTo(counts);
        assertThat(scope.placePatterns()).hasSize(counts ? 1 : 0);
    }

    @Test
    void an_assignment_outside_the_token_gives_nothing() {
        Scope scope = Scope.of(gestor("0501"), List.of(at("060101", "", TODAY, null)), TODAY);
        assertThat(scope.patterns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "050101, Alto, true",
        "050101, Bajo, false",
        "050101, '', false",
        "050102, Alto, true",
        "050102, '', true",
        "050103, Alto, false"
    })
    void a_place_is_covered_by_its_centre_or_by_the_whole_district(String district, String centre, boolean covered) {
        Scope scope = Scope.of(
                gestor("0501"), List.of(at("050101", "Alto", TODAY, null), at("050102", "", TODAY, null)), TODAY);
        assertThat(scope.covers(new Place(district, centre))).isEqualTo(covered);
        assertThat(Scope.everywhere().covers(new Place(district, centre))).isTrue();
    }

    @Test
    void a_centre_is_matched_by_its_own_name_only() {
        Scope scope = Scope.of(gestor("*"), List.of(at("050101", "San_Juan 100%", TODAY, null)), TODAY);
        assertThat(scope.placePatterns()).containsExactly("050101/San\\_Juan 100\\%");
    }

    @ParameterizedTest
    @CsvSource({"REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "AUDITOR", "OPERATOR"})
    void who_also_holds_a_wider_role_is_not_bound(String role) {
        var both = new Caller("rosa", Set.of("GESTOR", role), new Territory(Set.of("05")), null);
        assertThat(Scope.of(both, List.of(at("060101", "", TODAY, null)), TODAY).patterns())
                .containsExactly("05%");
    }

    @Test
    void technical_roles_of_the_provider_do_not_unbind() {
        var caller = new Caller("rosa", Set.of("GESTOR", "offline_access"), new Territory(Set.of("05")), null);
        assertThat(Scope.byAssignment(caller)).isTrue();
    }

    @Property
    void assignments_never_show_more_than_the_token_does(
            @ForAll("districts") List<String> assigned, @ForAll("districts") List<String> asked) {
        Caller caller = gestor("0501", "0602");
        var assignments = assigned.stream().map(d -> at(d, "", TODAY, null)).toList();
        Scope scope = Scope.of(caller, assignments, TODAY);
        for (String district : asked) {
            boolean seen = scope.territory().covers(district);
            boolean wanted = caller.territory().covers(district) && (assigned.isEmpty() || assigned.contains(district));
            assertThat(seen).isEqualTo(wanted);
        }
    }

    @Provide
    Arbitrary<List<String>> districts() {
        return Combinators.combine(
                        Arbitraries.of("05", "06"), Arbitraries.of("01", "02"), Arbitraries.of("01", "02", "03"))
                .as((department, province, district) -> department + province + district)
                .list()
                .ofMaxSize(6);
    }

    private static Caller gestor(String... territory) {
        return new Caller("rosa", Set.of("GESTOR"), new Territory(Set.of(territory)), null);
    }

    private static Assignment at(String district, String centre, LocalDate since, @Nullable LocalDate until) {
        return new Assignment("rosa", new Place(district, centre), since, until);
    }
}
