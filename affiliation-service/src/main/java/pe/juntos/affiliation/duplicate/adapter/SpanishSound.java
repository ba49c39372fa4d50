package pe.juntos.affiliation.duplicate.adapter;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.language.bm.Languages;
import org.apache.commons.codec.language.bm.NameType;
import org.apache.commons.codec.language.bm.PhoneticEngine;
import org.apache.commons.codec.language.bm.RuleType;

/**
 * How a name sounds in Spanish, by the Beider-Morse rules: H is silent, B and V, S and Z are one. Quechua and Aymara
 * names are written with GU, HU or W for one sound (Guamán, Huamán, Waman); the rules know the last two.
 */
final class SpanishSound {

    private static final PhoneticEngine ENGINE = new PhoneticEngine(NameType.SEPHARDIC, RuleType.EXACT, false);
    private static final Languages.LanguageSet SPANISH = Languages.LanguageSet.from(Set.of("spanish"));
    private static final Pattern GUA = Pattern.compile("GU(?=A)");
    private static final Pattern ALTERNATIVES = Pattern.compile("\\|");

    private SpanishSound() {}

    /** All ways in which a name of one word can sound. */
    static Set<String> of(String name) {
        String encoded = ENGINE.encode(GUA.matcher(name).replaceAll("HU"), SPANISH);
        return ALTERNATIVES
                .splitAsStream(encoded)
                .filter(sound -> !sound.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
