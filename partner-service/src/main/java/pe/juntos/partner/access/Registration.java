package pe.juntos.partner.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An institution's wish to use the published interfaces.
 *
 * @param code by which it is known as a partner
 * @param ruc number of the tax register, eleven digits, the last for control
 * @param sandbox whether it only tries things out with invented households
 */
public record Registration(String code, String name, String ruc, boolean sandbox) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,39}");
    private static final Pattern RUC = Pattern.compile("[0-9]{11}");
    private static final int[] WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;

    /** Empty where it can be looked at by the programme. */
    public Optional<AccessRefusal> refusal() {
        if (!CODE.matcher(code).matches()) {
            return Optional.of(AccessRefusal.CODE_INVALID);
        }
        if (name.strip().length() < 3 || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(AccessRefusal.NAME_INVALID);
        }
        return isRuc(ruc) ? Optional.empty() : Optional.of(AccessRefusal.RUC_INVALID);
    }

    private static boolean isRuc(String text) {
        if (!RUC.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return (MODULUS - sum % MODULUS) % 10 == text.charAt(WEIGHTS.length) - '0';
    }
}
