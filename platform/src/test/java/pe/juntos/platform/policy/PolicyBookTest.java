package pe.juntos.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
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
        assertThatThrownBy(() -> book.at(LocalDate.of(2004, 12, 31))).isInstanceOf(NoVersionInForce.class);
    }

    @Test
    void a_draft_is_never_in_force_and_can_be_found() {
        assertThat(book.at(LocalDate.of(2030, 1, 1)).id()).isEqualTo("PRICE-2010");
        assertThat(book.versions()).extracting(Policy::id).containsExactly("PRICE-2005", "PRICE-2010");
        assertThat(book.find("PRICE-2020").orElseThrow().draft()).isTrue();
        assertThat(book.find("PRICE-2099")).isEmpty();
    }

    @Test
    void what_is_not_a_draft_was_approved_by_another_person() {
        assertThatThrownBy(() -> version(null, false)).hasMessageContaining("nobody approved");
        assertThatThrownBy(() -> version("ana.prueba", false)).hasMessageContaining("one person");
        assertThat(version("beto.prueba", false).draft()).isFalse();
        assertThat(version(null, true).draft()).isTrue();
    }

    private static Policy<Price> version(@Nullable String approver, boolean draft) {
        return new Policy<>(
                "PRICE-1",
                LocalDate.of(2026, 1, 1),
                "norm",
                "source",
                Policy.Status.ASSUMED,
                "ana.prueba",
                approver,
                draft,
                new Price(BigDecimal.ONE));
    }

    record Price(BigDecimal amount) {}
}
