package pe.juntos.partner.offer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Households that wait for a place. */
public interface WaitingHouseholds {

    /** Proposes as many of them as the offers have places free, in the caller's transaction. */
    Mono<Void> fill(Collection<UUID> offers);

    /** The same for an offer of any size, as a job of its own; starts with the caller's transaction. */
    Mono<Void> fillLater(Offer offer);

    /**
     * Lets the households of ended referrals wait again from the day on, behind those who waited before; in the caller's
     * transaction.
     *
     * @return those of the referrals that were renewed now, not before
     */
    Mono<Set<UUID>> renew(Collection<UUID> referrals, LocalDate on);
}
