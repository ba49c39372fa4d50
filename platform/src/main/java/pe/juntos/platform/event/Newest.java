package pe.juntos.platform.event;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.bulk.Buckets;

/**
 * The newest state of each entity that a batch of events speaks of, as columns for one set-based upsert
 * ({@code insert … select from unnest(…) on conflict … do update … where stored.version < excluded.version}): within one
 * statement a row may be written once only. In order of the keys, so that two batches at work at the same time lock the
 * same rows in the same order and never wait for each other in a circle.
 *
 * @param <T> what an event says of its entity
 */
public final class Newest<T> {
    private record Told<T>(T data, long version) {
        Told<T> orNewer(Told<T> other) {
            return other.version >= version ? other : this;
        }
    }

    private final Collection<Told<T>> told;

    private Newest(Collection<Told<T>> told) {
        this.told = told;
    }

    /**
     * @param read the event's data
     * @param key the entity's id in the data
     */
    public static <T> Newest<T> perKey(
            List<IncomingEvent> events, Function<IncomingEvent, T> read, Function<T, String> key) {
        var byKey = new TreeMap<String, Told<T>>();
        for (var event : events) {
            var data = read.apply(event);
            byKey.merge(key.apply(data), new Told<>(data, event.entityVersion()), Told::orNewer);
        }
        return new Newest<>(byKey.values());
    }

    public List<T> data() {
        return told.stream().map(Told::data).toList();
    }

    /** A column of texts; anything but null is written by its {@code toString}. */
    public @Nullable String[] texts(Function<T, ? extends @Nullable Object> value) {
        var column = new @Nullable String[told.size()];
        var row = 0;
        for (var one : told) {
            var cell = value.apply(one.data());
            column[row++] = cell == null ? null : cell.toString();
        }
        return column;
    }

    public Boolean[] flags(Function<T, Boolean> value) {
        return told.stream().map(one -> value.apply(one.data())).toArray(Boolean[]::new);
    }

    /** The bucket of a household code, or of whatever else bulk jobs cut by. */
    public Integer[] buckets(Function<T, String> key) {
        return told.stream().map(one -> Buckets.of(key.apply(one.data()))).toArray(Integer[]::new);
    }

    public Long[] versions() {
        return told.stream().map(Told::version).toArray(Long[]::new);
    }
}
