package pe.juntos.payment.stimulus;

import org.jspecify.annotations.Nullable;
import pe.juntos.payment.kernel.Period;

/**
 * What the list of a period says of an establishment.
 *
 * @param district UBIGEO
 * @param fulfilled whether it did what it owes the families, as coresponsibility judged it
 * @param account where it is paid; null leaves the account that is known
 */
public record StimulusLine(
        Period period,
        String establishment,
        String district,
        boolean fulfilled,
        @Nullable String account) {}
