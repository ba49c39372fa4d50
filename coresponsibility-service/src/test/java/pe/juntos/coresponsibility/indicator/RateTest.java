package pe.juntos.coresponsibility.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate keeps its numerator and denominator; over nobody there is none, and it is not zero. */
class RateTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0,0,-,false",
                "0,1,0.0,true",
                "1,3,33.3,true",
                "2,3,66.7,true",
                "4,4,100.0,true",
                "4,5,80.0,false",
                "1,8,12.5,false",
                "1,16,6.3,false"
            })
    void percent_and_small_numbers(long numerator, long denominator, String percent, boolean small) {
        var rate = new Rate(numerator, denominator);
        assertThat(rate.percent()).isEqualTo(percent);
        assertThat(rate.isSmall(5)).isEqualTo(small);
    }

    @Test
    void a_part_is_within_its_whole() {
        assertThatThrownBy(() -> new Rate(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dimensions_are_named_and_at_most_three() {
        assertThat(Dimension.parse("")).contains(List.of());
        assertThat(Dimension.parse("sex,axis,sex")).contains(List.of(Dimension.SEX, Dimension.AXIS));
        assertThat(Dimension.parse("axis,condition,sex")).isPresent();
        assertThat(Dimension.parse("axis,condition,sex,district")).isEmpty();
        assertThat(Dimension.parse("axis,")).isEmpty();
        assertThat(Dimension.parse("name")).isEmpty();
    }

    @Test
    void what_is_missing_is_said_of_every_indicator_that_cannot_be_told_whole() {
        assertThat(GenderIndicator.values())
                .hasSize(7)
                .allSatisfy(indicator -> assertThat(indicator.missing().isEmpty())
                        .isEqualTo(indicator.data() == GenderIndicator.Data.FULL));
    }
}
