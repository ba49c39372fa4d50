package pe.juntos.partner.agreement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Told before an agreement lapses: {@code juntos.partner.agreement.v1}.
 *
 * @param days notice that is given
 * @param overdue commitments whose day is over and whose target is not reached
 */
public record AgreementLapsing(
        UUID agreement, String code, Kind kind, String region, LocalDate validUntil, int days, long overdue) {

    public static final String TOPIC = "juntos.partner.agreement.v1";
    public static final String TYPE = "pe.juntos.partner.agreement.lapsing.v1";
}
