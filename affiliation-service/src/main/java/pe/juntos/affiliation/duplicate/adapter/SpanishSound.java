package pe.juntos.affiliation.duplicate.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.language.bm.Languages;
import org.apache.commons.codec.language.bm.NameType;
import org.apache.commons.codec.language.bm.PhoneticEngine;
import org.apache.commons.codec.language.bm.RuleType;

/**
 * How a name sounds in Spanish, by the Beider-Morse rules: H is silent, B and V, S and Z are one. Quechua and Aymara
 * names are written with GU, HU or W for one sound (Guamán, Huamán, Waman); the rules know the last two. Not for use by
 * several threads: it remembers the names of one piece of work.
 */
final class SpanishSound implements Function<String, Set<String>> {

    private static final PhoneticEngine ENGINE = new PhoneticEngine(NameType.SEPHARDIC, RuleType.EXACT, false);
    private static final Languages.LanguageSet SPANISH = Languages.LanguageSet.from(Set.of("spanish"));
    private static final Pattern GUA = Pattern.compile("GU(?=A)");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\|");

    private final Map<String, Set<String>> known = new HashMap<>();

    @Override
    public Set<String> apply(String name) {
        return known.computeIfAbsent(name, SpanishSound::sound);
    }

    private static Set<String> sound(String name) {
        String encoded = ENGINE.encode(GUA.matcher(name).replaceAll("HU"), SPANISH);
        return ALTERNATIVES
                .splitAsStream(encoded)
                .filter(sound -> !sound.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
