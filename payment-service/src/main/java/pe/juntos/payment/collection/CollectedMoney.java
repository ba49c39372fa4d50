package pe.juntos.payment.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What became of credited money, for those who tell the story of a transfer. */
public interface CollectedMoney {
    /**
     * @param stage public code of the {@link Stage}
     * @param creditedOn the first day on which the money could be taken
     * @param remaining soles, two decimals
     */
    record Collected(
            String stage,
            String creditedOn,
            String withdrawn,
            String reverted,
            String remaining,
            List<Handed> withdrawals) {}

    record Handed(
            String id,
            String on,
            String amount,
            String channel,
            @Nullable String payPoint) {}

    /** Empty unless the transfer was credited and something is known of its money. */
    Mono<Collected> of(String household, String period);
}
