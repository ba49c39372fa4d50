package pe.juntos.gateway.story;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Puts an explanation into words of a language. */
public record Wording(ResourceBundle bundle) {
    /** Spanish of Peru. */
    public static final Locale SPANISH = Locale.of("es", "PE");

    public static Wording in(Locale language) {
        return new Wording(ResourceBundle.getBundle(
                "story",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public String sentence(Explanation explanation) {
        var main = MessageFormat.format(
                message(explanation.key()), explanation.arguments().toArray());
        if (explanation.reasons().isEmpty()) {
            return main;
        }
        return main + " "
                + explanation.reasons().stream().distinct().map(this::message).collect(Collectors.joining(" "));
    }

    /** A code without words of its own is shown as it is: better than silence. */
    private String message(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : key.substring(key.indexOf('.') + 1);
    }
}
