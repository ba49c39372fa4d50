package pe.juntos.partner.matching;

import java.time.LocalDate;
import pe.juntos.partner.catalogue.Component;

/**
 * One line of {@code preferencias.csv}: what one member would like.
 *
 * @param household id of the sender
 * @param member number in the household
 * @param place 1 for the first wish
 */
public record PreferenceLine(String household, int member, LocalDate on, Component component, int place) {}
