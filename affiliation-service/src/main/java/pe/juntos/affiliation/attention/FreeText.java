package pe.juntos.affiliation.attention;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people write, as far as it can be kept. */
public final class FreeText {

    private static final int LONGEST = 4_000;

    private FreeText() {}

    /** The first fault of these texts. */
    public static Optional<CaseRefusal> fault(@Nullable String... texts) {
        return Stream.of(texts).map(FreeText::faultOf).flatMap(Optional::stream).findFirst();
    }

    private static Optional<CaseRefusal> faultOf(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            return Optional.of(CaseRefusal.TEXT_TOO_LONG);
        }
        return text.indexOf('\0') >= 0 ? Optional.of(CaseRefusal.CONTROL_CHARACTER) : Optional.empty();
    }
}
