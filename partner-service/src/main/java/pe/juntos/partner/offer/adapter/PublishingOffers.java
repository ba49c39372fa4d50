package pe.juntos.partner.offer.adapter;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.catalogue.Programme;
import pe.juntos.partner.offer.Offer;
import pe.juntos.partner.offer.OfferDraft;
import pe.juntos.partner.offer.OfferRefusal;
import pe.juntos.partner.offer.WaitingHouseholds;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Takes offers of partners and hands their places to those who wait. */
@Component
class PublishingOffers {

    sealed interface Result {
        record Published(Offer offer) implements Result {}

        record Refused(OfferRefusal code) implements Result {}
    }

    private final Catalogue catalogue;
    private final R2dbcOffers offers;
    private final WaitingHouseholds waiting;
    private final TransactionalOperator transaction;

    PublishingOffers(
            Catalogue catalogue, R2dbcOffers offers, WaitingHouseholds waiting, TransactionalOperator transaction) {
        this.catalogue = catalogue;
        this.offers = offers;
        this.waiting = waiting;
        this.transaction = transaction;
    }

    static String partnerOf(Caller caller) {
        return Objects.requireNonNullElse(caller.partner(), "");
    }

    /** The same offer again answers what is there; other terms under a known reference are refused. */
    Mono<Result> publish(OfferDraft draft, Caller caller) {
        Optional<Programme> own =
                catalogue.find(draft.programme()).filter(p -> p.partner().equals(caller.partner()));
        if (own.isEmpty() || !mayOfferIn(draft.area(), caller)) {
            return Mono.just(new Result.Refused(OfferRefusal.UNKNOWN_PROGRAMME));
        }
        return draft.wrong(own.get())
                .<Mono<Result>>map(code -> Mono.just(new Result.Refused(code)))
                .orElseGet(() -> store(draft.offeredBy(own.get().partner())));
    }

    private static boolean mayOfferIn(String area, Caller caller) {
        return caller.territory().national() || caller.territory().covers(area);
    }

    private Mono<Result> store(Offer offer) {
        return offers.alone()
                .then(offers.insert(offer))
                .flatMap(fresh -> fresh ? waiting.fillLater(offer).thenReturn(offer) : offers.find(offer.id()))
                .<Result>map(stored -> stored.sameTerms(offer)
                        ? new Result.Published(stored)
                        : new Result.Refused(OfferRefusal.OFFER_CONFLICT))
                .as(transaction::transactional);
    }

    /** Empty where the offer is not the caller's. */
    Mono<Offer> own(UUID id, Caller caller) {
        return offers.find(id)
                .filter(offer -> offer.partner().equals(caller.partner()) && mayOfferIn(offer.area(), caller));
    }

    /** Empty where the offer is not the caller's; {@code condition} sees what it is now, and throws if it is not as thought. */
    Mono<Result> resize(UUID id, int places, Caller caller, Consumer<Offer> condition) {
        if (places < 1) {
            return Mono.just(new Result.Refused(OfferRefusal.BAD_PLACES));
        }
        return offers.alone()
                .then(own(id, caller))
                .doOnNext(condition)
                .flatMap(_ -> offers.resize(id, places)
                        .flatMap(offer -> waiting.fillLater(offer).thenReturn(offer))
                        .<Result>map(Result.Published::new)
                        .defaultIfEmpty(new Result.Refused(OfferRefusal.PLACES_TAKEN)))
                .as(transaction::transactional);
    }
}
