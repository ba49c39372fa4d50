package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TerritoryTest {
    @Test
    void a_prefix_covers_what_begins_with_it_and_nothing_else() {
        var province = new Territory(Set.of("0501"));
        assertThat(province.covers("050101")).isTrue();
        assertThat(province.covers("050199")).isTrue();
        assertThat(province.covers("050201")).isFalse();
        assertThat(province.covers("150501")).isFalse();
        assertThat(province.patterns()).containsExactly("0501%");
    }

    @Test
    void a_district_covers_itself_only() {
        var district = new Territory(Set.of("050101"));
        assertThat(district.covers("050101")).isTrue();
        assertThat(district.covers("050102")).isFalse();
    }

    @Test
    void the_star_is_the_whole_country() {
        var country = new Territory(Set.of("*"));
        assertThat(country.covers("050101")).isTrue();
        assertThat(country.patterns()).containsExactly("%");
    }

    @Test
    void no_prefix_covers_nothing() {
        var nothing = new Territory(Set.of());
        assertThat(nothing.covers("050101")).isFalse();
        assertThat(nothing.patterns()).isEmpty();
    }
}
