package pe.juntos.partner.offer.adapter;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.offer.Offer;
import pe.juntos.partner.offer.OfferDraft;
import pe.juntos.partner.offer.OfferRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.EntityTags;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Offers: a partner publishes those of its own programmes, within its territory. */
@RestController
@RequestMapping("/partner/offers")
class OfferController {

    private static final int MOST = 1_000;

    record Batch(List<OfferDraft> offers) {
        Batch {
            offers = List.copyOf(offers);
        }
    }

    record Item(
            String reference,
            @Nullable UUID offer,
            @Nullable OfferRefusal code) {}

    record Results(List<Item> results) {}

    record Places(int places) {}

    record Page(List<Offer> items, @Nullable UUID cursor) {}

    private final PublishingOffers publishing;
    private final R2dbcOffers offers;
    private final EntityTags tags;

    OfferController(PublishingOffers publishing, R2dbcOffers offers, EntityTags tags) {
        this.publishing = publishing;
        this.offers = offers;
        this.tags = tags;
    }

    @PostMapping
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Offer> publish(@RequestBody OfferDraft draft, Caller caller) {
        return publishing.publish(draft, caller).flatMap(result -> switch (result) {
            case PublishingOffers.Result.Published(Offer offer) -> Mono.just(offer);
            case PublishingOffers.Result.Refused(OfferRefusal code) -> Mono.error(problem(code));
        });
    }

    @PostMapping("/batch")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Results> publishAll(@RequestBody Batch batch, Caller caller) {
        if (batch.offers().isEmpty() || batch.offers().size() > MOST) {
            throw Problem.of(BAD_REQUEST, "BATCH_SIZE", "Entre 1 y " + MOST + " ofertas por pedido.");
        }
        return Flux.fromIterable(batch.offers())
                .concatMap(draft -> publishing.publish(draft, caller).map(result -> item(draft, result)))
                .collectList()
                .map(Results::new);
    }

    private static Item item(OfferDraft draft, PublishingOffers.Result result) {
        return switch (result) {
            case PublishingOffers.Result.Published(Offer offer) -> new Item(draft.reference(), offer.id(), null);
            case PublishingOffers.Result.Refused(OfferRefusal code) -> new Item(draft.reference(), null, code);
        };
    }

    @PutMapping("/{id}/places")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Offer> resize(
            @PathVariable UUID id,
            @RequestBody Places places,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return publishing
                .resize(id, places.places(), caller, offer -> tags.requireMatch(ifMatch, offer))
                .flatMap(result -> switch (result) {
                    case PublishingOffers.Result.Published(Offer offer) -> Mono.just(offer);
                    case PublishingOffers.Result.Refused(OfferRefusal code) -> Mono.<Offer>error(problem(code));
                })
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<ResponseEntity<Offer>> one(@PathVariable UUID id, Caller caller) {
        return publishing.own(id, caller).map(tags::answer).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping
    @PreAuthorize(
            "hasAnyRole('PARTNER','GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Page> list(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        String partner = caller.has("PARTNER") ? PublishingOffers.partnerOf(caller) : null;
        return offers.list(programme, partner, caller.territory(), cursor, most)
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    private static Problem problem(OfferRefusal code) {
        HttpStatus status = code == OfferRefusal.OFFER_CONFLICT || code == OfferRefusal.PLACES_TAKEN
                ? CONFLICT
                : UNPROCESSABLE_CONTENT;
        return Problem.of(status, code.name(), "La oferta no se puede aceptar.");
    }
}
