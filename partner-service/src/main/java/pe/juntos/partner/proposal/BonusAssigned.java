package pe.juntos.partner.proposal;

import java.time.LocalDate;
import pe.juntos.partner.catalogue.Bonus;

/** What this service reads of a graduation decision. */
public record BonusAssigned(String household, LocalDate on, Bonus bonus) {}
