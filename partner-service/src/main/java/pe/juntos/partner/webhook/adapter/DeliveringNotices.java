package pe.juntos.partner.webhook.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import pe.juntos.partner.webhook.Fate;
import pe.juntos.partner.webhook.MadeWhenSent;
import pe.juntos.partner.webhook.Reply;
import pe.juntos.partner.webhook.WebhookPolicy;
import pe.juntos.platform.outward.OutwardClient;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is due, each notice signed anew with the time of its attempt and under the id that it always had. The sandbox has a
 * queue of its own, from which what goes out is marked, and no more than some at a time: anybody may register there.
 */
@Component
class DeliveringNotices {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveringNotices.class);
    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json;charset=UTF-8");
    private static final int SIDE_BY_SIDE = 16;
    private static final int SECONDS = 8;

    private final Deliveries deliveries;
    private final List<MadeWhenSent> makers;
    private final Secrets secrets;
    private final PolicyBook<WebhookPolicy> policies;
    private final Tenants tenants;
    private final MeterRegistry meters;
    private final Clock clock;
    private final WebClient web;

    DeliveringNotices(
            Deliveries deliveries,
            List<MadeWhenSent> makers,
            Secrets secrets,
            WebhookSettings settings,
            PolicyBook<WebhookPolicy> policies,
            Tenants tenants,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.makers = makers;
        this.secrets = secrets;
        this.policies = policies;
        this.tenants = tenants;
        this.meters = meters;
        this.clock = clock;
        this.web = OutwardClient.of(policy().timeOut(), settings.inside());
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    Mono<Void> deliver() {
        return batch().repeat().takeUntil(sent -> sent == 0).then().onErrorResume(error -> {
            LOG.warn("notices wait: {}", error.toString());
            return Mono.empty();
        });
    }

    /** What is tried out, apart from what is real and behind it. */
    @Scheduled(fixedDelayString = "PT2S")
    Mono<Void> deliverTrials() {
        return tenants.all().contains(Tenant.SANDBOX)
                ? tenants.within(Tenant.SANDBOX, batch()).then().onErrorResume(error -> {
                    LOG.warn("notices of the sandbox wait: {}", error.toString());
                    return Mono.empty();
                })
                : Mono.empty();
    }

    private Mono<Integer> batch() {
        return Mono.defer(() -> deliveries.take(clock.instant(), policy()).collectList())
                .flatMap(this::send);
    }

    /** What was delivered or died long ago cannot be looked up any more. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    Mono<Void> forget() {
        return Flux.fromIterable(tenants.all())
                .concatMap(tenant -> tenants.within(tenant, deliveries.forget(clock.instant(), policy().logDays())))
                .then()
                .doOnError(error -> LOG.warn("log of notices not shortened: {}", error.toString()))
                .onErrorComplete();
    }

    private Mono<Integer> send(List<Deliveries.Taken> due) {
        return Flux.fromIterable(due).flatMap(this::send, SIDE_BY_SIDE).then(Mono.just(due.size()));
    }

    private Mono<Void> send(Deliveries.Taken taken) {
        var at = clock.instant();
        return post(taken, at)
                .timeout(policy().timeOut())
                .defaultIfEmpty(Reply.none(Reply.Failure.NOTHING_LEFT))
                .onErrorResume(error -> Mono.just(Reply.none(failure(error))))
                .flatMap(reply -> mark(taken, reply, at));
    }

    private Mono<Void> mark(Deliveries.Taken taken, Reply reply, Instant at) {
        var now = clock.instant();
        var fate = Fate.after(reply, taken.attempts(), now, policy());
        return deliveries
                .mark(taken, reply, fate, at, now)
                .then(tenants.current())
                .doOnNext(tenant -> count(tenant, fate))
                .then();
    }

    private void count(Tenant tenant, Fate fate) {
        if (tenant == Tenant.REAL) {
            meters.counter("programme.webhook.attempts", "fate", fate.getClass().getSimpleName())
                    .increment();
        }
    }

    private Mono<Reply> post(Deliveries.Taken taken, Instant at) {
        return makers.stream()
                .filter(maker -> maker.makes(taken.type()))
                .findFirst()
                .map(maker -> maker.body(taken.id(), taken.type(), taken.body())
                        .flatMap(made -> post(taken, made.getBytes(UTF_8), MediaType.APPLICATION_JSON, at)))
                .orElseGet(() -> post(taken, taken.body().getBytes(UTF_8), CLOUD_EVENT, at));
    }

    private Mono<Reply> post(Deliveries.Taken taken, byte[] body, MediaType type, Instant at) {
        return tenants.current().flatMap(tenant -> post(tenant, taken, body, type, at));
    }

    private Mono<Reply> post(Tenant tenant, Deliveries.Taken taken, byte[] body, MediaType type, Instant at) {
        var id = taken.id().toString();
        return web.post()
                .uri(taken.url())
                .contentType(type)
                .headers(headers -> {
                    if (tenant == Tenant.SANDBOX) {
                        headers.set(Tenant.MARK, "true");
                    }
                })
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .header("webhook-signature", secrets.signature(taken.secrets(), id, at.getEpochSecond(), body))
                .bodyValue(body)
                .exchangeToMono(answer -> answer.releaseBody()
                        .thenReturn(Reply.of(answer.statusCode().value(), retryAfter(answer))));
    }

    /** In seconds; a date is not understood, and then the own pause counts. */
    private static @Nullable Duration retryAfter(ClientResponse answer) {
        var text = answer.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        return text != null && text.matches("[0-9]{1," + SECONDS + "}")
                ? Duration.ofSeconds(Long.parseLong(text))
                : null;
    }

    private static Reply.Failure failure(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Reply.Failure.UNKNOWN_HOST;
            }
            if (cause instanceof TimeoutException || cause instanceof io.netty.handler.timeout.TimeoutException) {
                return Reply.Failure.TIMED_OUT;
            }
        }
        return Reply.Failure.NOT_REACHED;
    }

    private WebhookPolicy policy() {
        return policies.at(LocalDate.now(clock)).parameters();
    }
}
