package pe.juntos.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Rows hold buckets for years: a key must never move. */
class BucketsTest {
    @Test
    void known_keys_keep_their_bucket() {
        assertThat(Buckets.of("123456789")).isEqualTo(0xE3069283 & 1023);
        assertThat(Buckets.of("")).isZero();
    }

    @Property(seed = "20260630")
    void every_key_has_one_bucket_within_range(@ForAll String key) {
        assertThat(Buckets.of(key))
                .isBetween(0, Buckets.COUNT - 1)
                .isEqualTo(Buckets.of(new String(key.toCharArray())));
    }

    @Test
    void households_spread_evenly() {
        var sizes = new int[Buckets.COUNT];
        IntStream.range(0, 700_000).forEach(i -> sizes[Buckets.of("H%016d".formatted(i))]++);
        assertThat(IntStream.of(sizes).boxed())
                .allSatisfy(size -> assertThat(size).isBetween(500, 870));
    }
}
