package pe.juntos.payment.payday;

import reactor.core.publisher.Mono;

/** Where and when a household is paid with a round, for those who tell the story of a transfer (PAY-8). */
public interface HouseholdPayDay {
    /**
     * @param day the first on which it can be collected there
     * @param minutes from the household's community
     */
    record PayDay(String point, String channel, int minutes, String day) {}

    /** Empty unless the round has a plan that has a place for the household. */
    Mono<PayDay> of(String household, String round);
}
