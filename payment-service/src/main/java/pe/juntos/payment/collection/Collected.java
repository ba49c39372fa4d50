package pe.juntos.payment.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of credited money, for those who tell the story of a transfer.
 *
 * @param stage public code of the {@link Stage}
 * @param creditedOn the first day on which the money could be taken
 * @param remaining soles, two decimals
 */
public record Collected(
        String stage,
        String creditedOn,
        String withdrawn,
        String reverted,
        String remaining,
        List<Handed> withdrawals) {

    public record Handed(
            String id,
            String on,
            String amount,
            String channel,
            @Nullable String payPoint) {}
}
