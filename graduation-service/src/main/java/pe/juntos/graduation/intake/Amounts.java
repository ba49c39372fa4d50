package pe.juntos.graduation.intake;

import java.math.BigDecimal;

/** Years in education and hectares, as people give them. */
public final class Amounts {

    private static final BigDecimal MOST = new BigDecimal(100_000);
    private static final int DECIMALS = 6;

    private Amounts() {}

    /** A number far from any real one is a mistake, and one of a billion digits an attack. */
    public static boolean plausible(BigDecimal amount) {
        return amount.scale() <= DECIMALS && amount.scale() >= -DECIMALS && amount.compareTo(MOST) <= 0;
    }
}
