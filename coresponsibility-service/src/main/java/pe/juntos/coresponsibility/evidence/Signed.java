package pe.juntos.coresponsibility.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.period.Period;

/**
 * What every record has.
 *
 * @param id chosen by the sender, EVI-2
 * @param signature of the establishment's head, if signed
 * @param supersedes id of the record that this one corrects
 */
public record Signed(
        String id,
        Period period,
        String establishment,
        String person,
        @Nullable String signature,
        @Nullable LocalDate signedOn,
        @Nullable String supersedes) {}
