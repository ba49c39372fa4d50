package pe.juntos.affiliation.attention.adapter;

import java.math.BigInteger;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Codes of cases: nobody guesses one, or learns from it how many there are. */
@Component
class CaseCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int BITS = 5;

    String next() {
        return of(UUID.randomUUID());
    }

    /** The last 80 bits, of which 78 are of chance. */
    static String of(UUID id) {
        var bits = new BigInteger(id.toString().replace("-", ""), 16);
        var code = new StringBuilder("C");
        for (int place = LENGTH - 1; place >= 0; place--) {
            code.append(ALPHABET.charAt(bits.shiftRight(place * BITS).intValue() & 0x1F));
        }
        return code.toString();
    }
}
