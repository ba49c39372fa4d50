package pe.juntos.gateway.story;

import java.util.List;

/**
 * A message to be put into words.
 *
 * @param key of the words
 * @param arguments for {@code {0}}, {@code {1}}… in the words
 */
public record Phrase(String key, List<String> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    static Phrase of(String key, String... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
