package pe.juntos.coresponsibility.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose records a reporter's correction may supersede, besides those of the establishment that it comes from.
 *
 * @param patterns of districts for {@code like}; null is the whole country, an empty list nothing else
 */
public record Reach(@Nullable List<String> patterns) {

    public static Reach of(Reporter reporter) {
        return switch (reporter) {
            case Reporter.OfTerritory(var territory) ->
                new Reach(territory.national() ? null : List.of(territory.patterns()));
            case Reporter.OfEstablishments _ -> new Reach(List.of());
        };
    }
}
