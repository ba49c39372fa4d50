package pe.juntos.affiliation.entry.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Agreement;

/**
 * An agreement that a household signed before a gestor (AFF-4).
 *
 * @param id chosen by the sender: sent again, it counts once
 * @param signedBy code of the person of the household who signed
 * @param account, payPoint where one is missing the payment is held, not the agreement
 */
public record Signing(
        String id,
        String household,
        LocalDate signedOn,
        String signedBy,
        Agreement.Means means,
        @Nullable String account,
        @Nullable String payPoint) {

    Agreement agreement() {
        return new Agreement(signedOn, means, account, payPoint);
    }
}
