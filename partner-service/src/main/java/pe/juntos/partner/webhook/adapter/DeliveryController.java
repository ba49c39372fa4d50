package pe.juntos.partner.webhook.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.webhook.CloudEvent;
import pe.juntos.partner.webhook.WebhookRefusal;
import pe.juntos.partner.webhook.WebhookTypes;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The log of a partner's notices: what was sent, what its address answered, and sending again. */
@RestController
@RequestMapping("/partner/webhooks")
@PreAuthorize("hasRole('PARTNER')")
class DeliveryController {
    private static final int MOST = 500;

    record Page(List<DeliveryLog.Entry> items, @Nullable UUID cursor) {}

    /** @param state {@code DELIVERED} or {@code DEAD}; both where left out */
    record Time(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String state) {}

    private final DeliveryLog log;
    private final Webhooks webhooks;
    private final EventJson json;
    private final Clock clock;

    DeliveryController(DeliveryLog log, Webhooks webhooks, EventJson json, Clock clock) {
        this.log = log;
        this.webhooks = webhooks;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/{id}/deliveries")
    Mono<Page> page(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return own(id, caller)
                .flatMap(_ -> log.page(id, WebhookController.partner(caller), state, type, cursor, most))
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    @GetMapping("/deliveries/{id}")
    Mono<DeliveryLog.Whole> one(@PathVariable UUID id, Caller caller) {
        return log.one(id, WebhookController.partner(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @PostMapping("/deliveries/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeliveryLog.Entry> again(@PathVariable UUID id, Caller caller) {
        var partner = WebhookController.partner(caller);
        return one(id, caller)
                .flatMap(_ -> log.again(id, partner, clock.instant()))
                .doOnNext(done -> WebhookController.refuseIf(!done, WebhookRefusal.STILL_WAITING))
                .flatMap(_ -> one(id, caller))
                .map(DeliveryLog.Whole::delivery);
    }

    /** All of a time, in one statement. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Map<String, Long>> again(@PathVariable UUID id, @RequestBody Time time, Caller caller) {
        var from = Objects.requireNonNullElse(time.from(), Instant.EPOCH);
        var until = Objects.requireNonNullElseGet(time.until(), clock::instant);
        WebhookController.refuseIf(!from.isBefore(until), WebhookRefusal.PERIOD_INVALID);
        return own(id, caller)
                .flatMap(_ ->
                        log.again(id, WebhookController.partner(caller), from, until, time.state(), clock.instant()))
                .map(ordered -> Map.of("ordered", ordered));
    }

    /** A notice of nothing, to try the address. */
    @PostMapping("/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<DeliveryLog.Entry> ping(@PathVariable UUID id, Caller caller) {
        var now = clock.instant();
        var delivery = UUID.randomUUID();
        var event = CloudEvent.of(delivery.toString(), WebhookTypes.PING, id.toString(), now, 1, Map.of("webhook", id));
        return own(id, caller)
                .flatMap(_ -> log.ping(delivery, id, WebhookTypes.PING, new String(json.write(event), UTF_8), now)
                        .then(Mono.defer(() -> one(delivery, caller))))
                .map(DeliveryLog.Whole::delivery);
    }

    private Mono<Webhook> own(UUID id, Caller caller) {
        return webhooks.find(id, WebhookController.partner(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }
}
