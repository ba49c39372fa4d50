package pe.juntos.partner.webhook.adapter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.webhook.WebhookPolicy;
import pe.juntos.partner.webhook.WebhookRefusal;
import pe.juntos.partner.webhook.WebhookTypes;
import pe.juntos.platform.outward.OpenAddress;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.EntityTags;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A partner says where it wants to be told of its own referrals and offers. */
@RestController
@RequestMapping("/partner/webhooks")
@PreAuthorize("hasRole('PARTNER')")
class WebhookController {
    private static final Set<String> STATES = Set.of("ACTIVE", "PAUSED");

    /** @param state {@code ACTIVE} where left out */
    record Body(
            @Nullable String url,
            @Nullable List<@Nullable String> types,
            @Nullable String state) {}

    /** @param former still signs, until then */
    record Secret(
            String secret,
            @Nullable String former,
            @Nullable Instant formerUntil) {}

    private final Webhooks webhooks;
    private final Secrets secrets;
    private final WebhookSettings settings;
    private final PolicyBook<WebhookPolicy> policies;
    private final TransactionalOperator transaction;
    private final EntityTags tags;
    private final Clock clock;

    WebhookController(
            Webhooks webhooks,
            Secrets secrets,
            WebhookSettings settings,
            PolicyBook<WebhookPolicy> policies,
            TransactionalOperator transaction,
            EntityTags tags,
            Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.settings = settings;
        this.policies = policies;
        this.transaction = transaction;
        this.tags = tags;
        this.clock = clock;
    }

    @GetMapping("/types")
    Mono<Map<String, List<String>>> types() {
        return Mono.just(Map.of("types", WebhookTypes.subscribable()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Webhook> subscribe(@RequestBody Body body, Caller caller) {
        var wish = wish(body);
        var partner = partner(caller);
        return webhooks.count(partner, wish.url())
                .doOnNext(count -> {
                    refuseIf(count.taken(), WebhookRefusal.WEBHOOK_EXISTS);
                    refuseIf(count.open() >= policy().mostWebhooks(), WebhookRefusal.TOO_MANY_WEBHOOKS);
                })
                .flatMap(_ -> webhooks.insert(wish, secrets.fresh(), partner, caller))
                .as(transaction::transactional);
    }

    @GetMapping
    Mono<Map<String, List<Webhook>>> list(Caller caller) {
        return webhooks.list(partner(caller)).map(items -> Map.of("items", items));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<Webhook>> one(@PathVariable UUID id, Caller caller) {
        return own(id, caller).map(tags::answer);
    }

    /** The address, the types and the state anew; a webhook that is gone begins again. */
    @PutMapping("/{id}")
    Mono<Webhook> change(
            @PathVariable UUID id,
            @RequestBody Body body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var wish = wish(body);
        var partner = partner(caller);
        return webhooks.lock(id, partner)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .doOnNext(found -> tags.requireMatch(ifMatch, found))
                .flatMap(found -> webhooks.count(partner, wish.url())
                        .doOnNext(count -> refuseIf(
                                count.taken() && !found.url().equals(wish.url()), WebhookRefusal.WEBHOOK_EXISTS))
                        .flatMap(_ -> webhooks.change(id, wish, partner, caller)))
                .as(transaction::transactional);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@PathVariable UUID id, Caller caller) {
        return own(id, caller).then(webhooks.end(id, partner(caller)));
    }

    /** Not in the answers above, which are kept for repeated requests. */
    @GetMapping("/{id}/secret")
    Mono<Secret> secret(@PathVariable UUID id, Caller caller) {
        return own(id, caller).map(this::shown);
    }

    /** From now on a new secret signs, and for a while the former one too, so that no notice is lost over the change. */
    @PostMapping("/{id}/rotate")
    Mono<Webhook> rotate(@PathVariable UUID id, Caller caller) {
        var until = clock.instant().plus(policy().secretOverlap());
        return own(id, caller)
                .flatMap(_ -> webhooks.rotate(id, secrets.fresh(), until, partner(caller)))
                .switchIfEmpty(Mono.error(() -> problem(WebhookRefusal.ROTATION_OPEN)));
    }

    private Mono<Webhook> own(UUID id, Caller caller) {
        return webhooks.find(id, partner(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Secret shown(Webhook webhook) {
        var all = webhook.secretsAt(clock.instant());
        return all.size() == 1
                ? new Secret(secrets.shown(all.getFirst()), null, null)
                : new Secret(secrets.shown(all.getFirst()), secrets.shown(all.getLast()), webhook.formerSecretUntil());
    }

    private Webhooks.Wish wish(Body body) {
        var url = Objects.requireNonNullElse(body.url(), "");
        refuseIf(!OpenAddress.isGood(url, settings.inside()), WebhookRefusal.WEBHOOK_URL);
        var types = Objects.requireNonNullElse(body.types(), List.<@Nullable String>of()).stream()
                .map(type -> Objects.requireNonNullElse(type, ""))
                .distinct()
                .toList();
        refuseIf(types.isEmpty() || !WebhookTypes.subscribable().containsAll(types), WebhookRefusal.WEBHOOK_TYPES);
        var state = Objects.requireNonNullElse(body.state(), "ACTIVE");
        refuseIf(!STATES.contains(state), WebhookRefusal.WEBHOOK_STATE);
        return new Webhooks.Wish(url, types, state);
    }

    private WebhookPolicy policy() {
        return policies.at(LocalDate.now(clock)).parameters();
    }

    static String partner(Caller caller) {
        return Objects.requireNonNullElse(caller.partner(), "");
    }

    static void refuseIf(boolean wrong, WebhookRefusal refusal) {
        if (wrong) {
            throw problem(refusal);
        }
    }

    static Problem problem(WebhookRefusal refusal) {
        return Problem.of(HttpStatus.valueOf(refusal.status()), refusal.name(), refusal.detail());
    }
}
