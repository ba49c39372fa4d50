package pe.juntos.gateway.story;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts phrases and codes into words of a language. */
public record Wording(ResourceBundle words) {
    /** Spanish of Peru. */
    public static final Locale SPANISH = Locale.of("es", "PE");
    /** Quechua of Cusco and Collao. */
    public static final Locale QUECHUA = Locale.of("quz", "PE");

    public static Wording in(Locale language) {
        return new Wording(ResourceBundle.getBundle(
                "story",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** Whether a speaker has read these words: {@code REVIEWED}, or {@code PENDING} while nobody has. */
    public String review() {
        return words.getString("story.review");
    }

    public String sentence(Explanation explanation) {
        return explanation.phrases().stream().map(this::say).collect(Collectors.joining(" "));
    }

    /** What the codes of a service mean, in the order of the codes. */
    public SortedMap<String, String> meanings(String service, Collection<String> codes) {
        return codes.stream()
                .distinct()
                .collect(Collectors.toMap(
                        code -> code,
                        code -> say(new Phrase(service + "." + code, List.of())),
                        (one, _) -> one,
                        TreeMap::new));
    }

    /** A code without words of its own (the bank's list is open) is named, never kept back. */
    private String say(Phrase phrase) {
        return words.containsKey(phrase.key())
                ? filled(words.getString(phrase.key()), phrase.arguments())
                : filled(words.getString("story.code"), List.of(code(phrase.key())));
    }

    private static String code(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static String filled(String words, List<String> arguments) {
        var text = words;
        for (var i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return text;
    }
}
