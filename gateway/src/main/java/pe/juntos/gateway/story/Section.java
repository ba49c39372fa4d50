package pe.juntos.gateway.story;

import java.util.function.Function;

/** What one service said. Not knowing is not the same as there being nothing. */
public sealed interface Section<T> {

    /** The service answered. */
    record Known<T>(T content) implements Section<T> {}

    /** The service answered that it has nothing on this household and period. */
    record Nothing<T>() implements Section<T> {}

    /** The service answered that it may not tell this caller. */
    record Withheld<T>() implements Section<T> {}

    /** The service could not be asked. */
    record Unavailable<T>() implements Section<T> {}

    default <R> Section<R> map(Function<T, R> reading) {
        return switch (this) {
            case Known<T>(var content) -> new Known<>(reading.apply(content));
            case Nothing<T> _ -> new Nothing<>();
            case Withheld<T> _ -> new Withheld<>();
            case Unavailable<T> _ -> new Unavailable<>();
        };
    }
}
