package pe.juntos.coresponsibility.conditionality.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.platform.outward.OutwardClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls senders back with what became of their messages. Follows no redirection, and no name into the own network. */
@Component
class TellingSenders {
    static final String ACTION = "on-evidence";
    private static final Logger LOG = LoggerFactory.getLogger(TellingSenders.class);
    static final int SIDE_BY_SIDE = 4;

    private final CallbackQueue queue;
    private final MessageQueries queries;
    private final ConditionalitySettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final WebClient web;

    TellingSenders(
            CallbackQueue queue,
            MessageQueries queries,
            ConditionalitySettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.queue = queue;
        this.queries = queries;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.web = OutwardClient.of(settings.callbackTimeOut(), settings.callbacksInside());
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    Mono<Void> tellWhatIsDue() {
        return Mono.defer(() -> queue.take().collectList())
                .flatMap(this::tell)
                .repeat()
                .takeUntil(told -> told == 0)
                .then()
                .onErrorResume(error -> {
                    LOG.warn("callbacks wait: {}", error.toString());
                    return Mono.empty();
                });
    }

    private Mono<Integer> tell(List<CallbackQueue.Due> due) {
        return Flux.fromIterable(due).flatMap(this::tell, SIDE_BY_SIDE).then(Mono.just(due.size()));
    }

    private Mono<Void> tell(CallbackQueue.Due due) {
        return called(due)
                .flatMap(told -> (told ? queue.told(due.message().message()) : queue.notTold(due)).thenReturn(told))
                .doOnNext(told -> meters.counter("programme.callbacks", "told", told.toString())
                        .increment())
                .then();
    }

    private Mono<Boolean> called(CallbackQueue.Due due) {
        return queries.refused(due.message())
                .flatMap(refused -> web.post()
                        .uri(due.address())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Result.of(due.message(), ACTION, clock.instant(), refused))
                        .retrieve()
                        .toBodilessEntity()
                        .timeout(settings.callbackTimeOut()))
                .map(answer -> answer.getStatusCode().is2xxSuccessful())
                .onErrorResume(error -> {
                    LOG.info(
                            "sender not told of {}: {}",
                            due.message().message(),
                            error.getClass().getSimpleName());
                    return Mono.just(false);
                });
    }
}
