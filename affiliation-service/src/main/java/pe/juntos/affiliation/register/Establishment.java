package pe.juntos.affiliation.register;

import java.util.regex.Pattern;

/** Establishment codes: {@code S-} and eight digits for a health post, {@code E-} and seven for a school. */
public final class Establishment {

    private static final Pattern CODE = Pattern.compile("S-[0-9]{8}|E-[0-9]{7}");

    private Establishment() {}

    public static boolean wellFormed(String text) {
        return CODE.matcher(text).matches();
    }
}
