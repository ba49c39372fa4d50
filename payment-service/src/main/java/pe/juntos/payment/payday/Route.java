package pe.juntos.payment.payday;

/**
 * The way from a community to a pay point.
 *
 * @param minutes of travel, one way
 */
public record Route(String point, int minutes) {}
