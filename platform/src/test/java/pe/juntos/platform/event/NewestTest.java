package pe.juntos.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pe.juntos.platform.bulk.Buckets;

/** What one statement may write of a batch: each entity once, at its newest, always in the same order. */
class NewestTest {
    private record State(
            String household, String district, @Nullable LocalDate since, boolean open) {}

    private static final Map<String, State> STATES = Map.of(
            "b1", new State("HB", "0501", null, false),
            "b2", new State("HB", "0502", LocalDate.of(2026, 6, 30), true),
            "b3", new State("HB", "0503", null, true),
            "a1", new State("HA", "0601", LocalDate.of(2026, 5, 1), false));

    @Test
    void of_each_entity_the_highest_version_stands_wherever_in_the_batch_it_lies() {
        assertThat(newest(told("b2", 2), told("b3", 3), told("b1", 1)).texts(State::district))
                .containsExactly("0503");
        assertThat(newest(told("b3", 3), told("b1", 1), told("b2", 2)).versions())
                .containsExactly(3L);
    }

    @Test
    void of_the_same_version_told_twice_the_later_stands() {
        assertThat(newest(told("b1", 7), told("b2", 7)).texts(State::district)).containsExactly("0502");
    }

    @Test
    void rows_come_in_order_of_their_keys_and_columns_in_order_of_rows() {
        var newest = newest(told("b2", 4), told("a1", 9));
        assertThat(newest.data()).containsExactly(STATES.get("a1"), STATES.get("b2"));
        assertThat(newest.texts(State::household)).containsExactly("HA", "HB");
        assertThat(newest.texts(State::since)).containsExactly("2026-05-01", "2026-06-30");
        assertThat(newest.flags(State::open)).containsExactly(false, true);
        assertThat(newest.versions()).containsExactly(9L, 4L);
        assertThat(newest.buckets(State::household)).containsExactly(Buckets.of("HA"), Buckets.of("HB"));
    }

    @Test
    void what_is_absent_is_null_in_its_column() {
        assertThat(newest(told("b1", 1)).texts(State::since)).containsExactly((String) null);
    }

    private static Newest<State> newest(IncomingEvent... events) {
        return Newest.perKey(List.of(events), event -> STATES.get(event.id()), State::household);
    }

    private static IncomingEvent told(String id, long version) {
        return new IncomingEvent(id, "t", "k", version, Instant.EPOCH, null, null, "topic", 0, 0, new byte[0]);
    }
}
