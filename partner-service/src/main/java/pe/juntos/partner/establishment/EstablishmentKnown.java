package pe.juntos.partner.establishment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What coresponsibility tells of a health post or a school: {@code juntos.coresponsibility.establishment.v1}. */
public record EstablishmentKnown(
        String establishment,
        String kind,
        String district,
        @Nullable String network,
        @Nullable Supply supply,
        @Nullable Scorecard scorecard,
        @Nullable Silence silence) {

    /** Whether it can attend those it should: {@code SUFFICIENT}, {@code INSUFFICIENT} or {@code UNKNOWN}. */
    public record Supply(LocalDate assessedOn, String result, List<String> gaps, List<String> barriers) {
        public Supply {
            gaps = List.copyOf(gaps);
            barriers = List.copyOf(barriers);
        }
    }

    /** How it reported in a period. */
    public record Scorecard(
            String period, int expected, int reported, int late, int unsigned, int complaints, boolean silent) {}

    /** The latest period of which nothing came by its day. */
    public record Silence(String period) {}

    /** Whether it is silent now: the newest that is told of a period counts. */
    public boolean silent() {
        var card = scorecard;
        var quiet = silence;
        if (quiet == null) {
            return card != null && card.silent();
        }
        return card == null || card.silent() || quiet.period().compareTo(card.period()) > 0;
    }
}
