package pe.juntos.payment.payday;

/**
 * Where and when a household is paid with a round, for those who tell the story of a transfer (PAY-8).
 *
 * @param day the first on which it can be collected there
 * @param minutes from the household's community
 */
public record HouseholdPayDay(String point, String channel, int minutes, String day) {}
