package pe.juntos.platform.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What many ask in one statement, as the arrays of an {@code unnest}, and what was found of it back in its order. */
public final class Columns {
    private Columns() {}

    public static <T> @Nullable String[] texts(List<T> asked, Function<T, @Nullable String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }

    /** The places of those asked, for a statement that says to whom each of its rows belongs. */
    public static Integer[] places(List<?> asked) {
        return IntStream.range(0, asked.size()).boxed().toArray(Integer[]::new);
    }

    /** @param found by the places of those asked */
    public static <T> List<Optional<T>> inOrder(List<?> asked, Map<Integer, ? extends T> found) {
        return IntStream.range(0, asked.size())
                .mapToObj(n -> Optional.<T>ofNullable(found.get(n)))
                .toList();
    }
}
