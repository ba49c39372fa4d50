package pe.juntos.payment.payee.adapter;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is read of a household event. */
record HouseholdData(
        String household,
        String externalId,
        String state,
        String district,
        @Nullable String populatedCentre,
        @Nullable String socioEconomicClass,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        @Nullable RecipientData recipient,
        @Nullable TargetData payment) {

    record RecipientData(String member, boolean identityVerified, boolean alive) {}

    record TargetData(
            String means,
            @Nullable String account,
            @Nullable String payPoint) {}

    @Nullable
    String member() {
        return recipient == null ? null : recipient.member();
    }

    boolean verified() {
        return recipient != null && recipient.identityVerified();
    }

    boolean alive() {
        return recipient != null && recipient.alive();
    }

    @Nullable
    String means() {
        return payment == null ? null : payment.means();
    }

    @Nullable
    String account() {
        return payment == null ? null : payment.account();
    }

    @Nullable
    String payPoint() {
        return payment == null ? null : payment.payPoint();
    }
}
