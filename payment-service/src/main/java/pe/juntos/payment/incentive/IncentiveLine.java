package pe.juntos.payment.incentive;

import pe.juntos.payment.liquidation.Component;

/**
 * What a sector reports of a person, or of a pregnancy, of a household.
 *
 * @param component {@code VRAE_SECONDARY} or {@code EARLY_CHILDHOOD}
 * @param person external id
 * @param age years on the period's first day
 * @param gradeApproved of the last grade attended, in secondary
 * @param performed better than the others
 */
public record IncentiveLine(
        Component component, String person, int age, boolean pregnant, boolean gradeApproved, boolean performed) {}
