package pe.juntos.affiliation.register;

import java.util.regex.Pattern;

/** INEI district code: department 01–25, province and district within it, six digits. */
public final class Ubigeo {

    private static final Pattern DISTRICT = Pattern.compile("(0[1-9]|1[0-9]|2[0-5])(?!00)[0-9]{2}(?!00)[0-9]{2}");

    private Ubigeo() {}

    public static boolean wellFormed(String text) {
        return DISTRICT.matcher(text).matches();
    }
}
