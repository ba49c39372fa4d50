package pe.juntos.affiliation.register;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names made comparable between two registers: no case, accents, hyphens, apostrophes or double spaces. */
public final class NameKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^A-Z]+");

    private NameKey() {}

    public static String of(@Nullable String paternal, @Nullable String maternal, @Nullable String given) {
        return key(paternal) + "|" + key(maternal) + "|" + key(given);
    }

    private static String key(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return OTHER.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll(" ").trim();
    }
}
