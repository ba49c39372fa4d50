package pe.juntos.coresponsibility.establishment;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code S-} and the 8 digits of a health post, or {@code E-} and the 7 digits of a school. */
public record EstablishmentCode(String text) {
    private static final Pattern FORM = Pattern.compile("S-[0-9]{8}|E-[0-9]{7}");

    public EstablishmentCode {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a code of an establishment");
        }
    }

    public static Optional<EstablishmentCode> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EstablishmentCode(text)) : Optional.empty();
    }

    public EstablishmentKind kind() {
        return EstablishmentKind.of(text);
    }
}
