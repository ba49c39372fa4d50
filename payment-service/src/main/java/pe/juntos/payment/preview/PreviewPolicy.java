package pe.juntos.payment.preview;

/**
 * From when on something is shown to people as an anomaly; nothing is stopped by it (PAY-4).
 *
 * @param districtJumpPercent a district's amount changes by more than this against the round before
 * @param districtJumpHouseholds in districts of as many paid households, in this round or the one before, or more
 * @param householdsPerAccount as many households, or more, are paid into one account
 * @param householdsPerRecipient as many households, or more, have the same recipient
 */
public record PreviewPolicy(
        int districtJumpPercent, int districtJumpHouseholds, int householdsPerAccount, int householdsPerRecipient) {
    public PreviewPolicy {
        if (districtJumpPercent < 1 || districtJumpHouseholds < 1) {
            throw new IllegalArgumentException("a jump is of one per cent and one household at least");
        }
        if (householdsPerAccount < 2 || householdsPerRecipient < 2) {
            throw new IllegalArgumentException("several are two at least");
        }
    }
}
