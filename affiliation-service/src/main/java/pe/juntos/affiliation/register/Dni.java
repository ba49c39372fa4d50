package pe.juntos.affiliation.register;

import java.util.Optional;

/** Number of the national identity document: eight digits, and RENIEC's check character where it is given (AFF-2). */
public record Dni(String number) {

    private static final int DIGITS = 8;
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};
    private static final String CHECK_DIGITS = "65432110987";
    private static final String CHECK_LETTERS = "KJIHGFEDCBA";

    /** Why a text is no DNI. */
    public enum Fault {
        DNI_INVALID,
        DNI_CHECK_DIGIT
    }

    /** Empty if the text is a DNI: {@code 12345678}, {@code 12345678-C}. */
    public static Optional<Fault> fault(String text) {
        boolean number = text.length() >= DIGITS && digits(text.substring(0, DIGITS));
        if (!number || !(text.length() == DIGITS || (text.length() == DIGITS + 2 && text.charAt(DIGITS) == '-'))) {
            return Optional.of(Fault.DNI_INVALID);
        }
        boolean checked = text.length() == DIGITS || matches(text.substring(0, DIGITS), text.charAt(DIGITS + 1));
        return checked ? Optional.empty() : Optional.of(Fault.DNI_CHECK_DIGIT);
    }

    /** @throws IllegalArgumentException if {@link #fault} finds one */
    public static Dni of(String text) {
        if (fault(text).isPresent()) {
            throw new IllegalArgumentException("not a DNI");
        }
        return new Dni(text.substring(0, DIGITS));
    }

    /** Numbers and letters are two series of the same remainder: older documents carry the letter. */
    private static boolean matches(String number, char check) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        int remainder = sum % CHECK_DIGITS.length();
        char given = Character.toUpperCase(check);
        return CHECK_DIGITS.charAt(remainder) == given || CHECK_LETTERS.charAt(remainder) == given;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "DNI";
    }
}
