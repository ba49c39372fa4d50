package pe.juntos.payment.round;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Money;

/** How many different persons approve a round, by its amount (PAY-4). */
public record ApprovalPolicy(List<Band> bands) {
    /** @param upTo the greatest amount of the band; null for the last, which has no limit */
    public record Band(@Nullable Money upTo, int approvers) {}

    public ApprovalPolicy {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last band has no limit");
        }
        for (var i = 0; i < bands.size(); i++) {
            if (bands.get(i).approvers() < 1 || i > 0 && !follows(bands.get(i - 1), bands.get(i))) {
                throw new IllegalArgumentException("bands rise, in amount and in approvers, from one approver");
            }
        }
    }

    private static boolean follows(Band before, Band band) {
        var limit = band.upTo();
        return before.upTo() != null
                && band.approvers() >= before.approvers()
                && (limit == null || limit.exceeds(before.upTo()));
    }

    public int approversOf(Money amount) {
        return bands.stream()
                .filter(band -> band.upTo() == null || !amount.exceeds(band.upTo()))
                .findFirst()
                .orElseThrow()
                .approvers();
    }
}
