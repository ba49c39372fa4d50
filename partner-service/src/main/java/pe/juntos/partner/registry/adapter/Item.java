package pe.juntos.partner.registry.adapter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.registry.ItemRefusal;
import tools.jackson.databind.JsonNode;

/**
 * One request of a message, read as far as it can be.
 *
 * @param wish what it asks; null where it is refused
 * @param <T> what it asks
 */
record Item<T>(String reference, @Nullable T wish, @Nullable ItemRefusal refusal) {

    /** What a request asks, or why it cannot be asked. */
    sealed interface Read<T> {
        record Good<T>(T wish) implements Read<T> {}

        record Bad<T>(ItemRefusal why) implements Read<T> {}
    }

    /** Each of them is taken by itself: one that is refused leaves the others as they are. */
    static <T> List<Item<T>> all(List<JsonNode> requests, Instant latest, Function<JsonNode, Read<T>> read) {
        var seen = new HashSet<String>();
        var items = new ArrayList<Item<T>>();
        for (var request : requests) {
            var reference = Envelope.text(request, "reference_id", "");
            var refusal = identity(request, reference, latest)
                    .or(() -> seen.add(reference) ? Optional.empty() : Optional.of(ItemRefusal.REFERENCE_TWICE));
            items.add(refusal.map(why -> new Item<T>(shown(reference), null, why))
                    .orElseGet(() -> of(reference, read.apply(request))));
        }
        return items;
    }

    private static <T> Item<T> of(String reference, Read<T> read) {
        return switch (read) {
            case Read.Good<T>(T wish) -> new Item<>(reference, wish, null);
            case Read.Bad<T>(ItemRefusal why) -> new Item<>(reference, null, why);
        };
    }

    private static Optional<ItemRefusal> identity(JsonNode request, String reference, Instant latest) {
        if (!Envelope.isId(reference, Envelope.LONGEST_ID)) {
            return Optional.of(ItemRefusal.REFERENCE);
        }
        return Envelope.isBefore(Envelope.text(request, "timestamp", ""), latest)
                ? Optional.empty()
                : Optional.of(ItemRefusal.TIME);
    }

    /** What may be kept and told of it. */
    static String shown(String reference) {
        return Envelope.isId(reference, Envelope.LONGEST_ID) ? reference : "";
    }
}
