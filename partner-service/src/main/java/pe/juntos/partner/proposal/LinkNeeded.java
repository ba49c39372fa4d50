package pe.juntos.partner.proposal;

import java.time.LocalDate;
import pe.juntos.partner.catalogue.Bonus;

/** What this service reads of a household without target members that is to be linked to a productive programme. */
public record LinkNeeded(String household, LocalDate on, Bonus bonus) {}
