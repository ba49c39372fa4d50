package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The signed agreement by which a household takes part (AFF-4), and how it asked to be paid. */
public record Agreement(
        LocalDate signedOn,
        Means means,
        @Nullable String account,
        @Nullable String payPoint) {

    /** Means of payment. */
    public enum Means {
        ACCOUNT,
        BRANCH,
        CASH_TRANSPORT
    }
}
