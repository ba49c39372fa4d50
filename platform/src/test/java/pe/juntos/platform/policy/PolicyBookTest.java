package pe.juntos.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** POL-1: a version holds from its day on, until the next one's. */
class PolicyBookTest {
    private final PolicyBook<Price> book = Policies.load("policies/price", Price.class);

    @Test
    void the_day_before_has_the_older_version_and_the_day_itself_the_newer() {
        assertThat(book.at(LocalDate.of(2009, 12, 31)).parameters().amount()).isEqualByComparingTo("100.00");
        assertThat(book.at(LocalDate.of(2010, 1, 1)).parameters().amount()).isEqualByComparingTo("200.00");
        assertThat(book.at(LocalDate.of(2026, 6, 30)).parameters().amount()).isEqualByComparingTo("200.00");
    }

    @Test
    void before_the_first_version_there_is_none() {
        assertThatThrownBy(() -> book.at(LocalDate.of(2004, 12, 31))).isInstanceOf(RuntimeException.class);
    }

    record Price(BigDecimal amount) {}
}
