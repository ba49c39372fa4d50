package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.UploadPace;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The published conditionality API, {@code openapi/conditionality-v1.yaml}. */
@RestController
@RequestMapping("/conditionality/v1")
@PreAuthorize("hasAnyRole('INSTITUTION','ESTABLISHMENT_HEAD','GESTOR','INFORMATION_MANAGER')")
class ConditionalityController {
    private static final Resource DESCRIPTION = new ClassPathResource("openapi/conditionality-v1.yaml");

    private final ReceivingEvidence receiving;
    private final AskingStatus asking;
    private final ConditionalitySettings settings;
    private final UploadPace pace;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();

    ConditionalityController(
            ReceivingEvidence receiving,
            AskingStatus asking,
            ConditionalitySettings settings,
            UploadPace pace,
            Clock clock) {
        this.receiving = receiving;
        this.asking = asking;
        this.settings = settings;
        this.pace = pace;
        this.clock = clock;
    }

    @PostMapping(path = "/evidence", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Ack> evidence(@RequestBody Flux<DataBuffer> body, Caller caller) {
        return some(body, bytes -> receiving.receive(bytes, caller));
    }

    @PostMapping(path = "/txn/status", consumes = "application/json")
    Mono<AskingStatus.Answer> status(@RequestBody Flux<DataBuffer> body, Caller caller) {
        return some(body, bytes -> asking.ask(bytes, caller));
    }

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    @PreAuthorize(Roles.ANYBODY)
    Mono<byte[]> description() {
        return Mono.fromCallable(DESCRIPTION::getContentAsByteArray);
    }

    /** No more at once than the memory holds, and nobody holds a place by trickling; none of it on the threads of the network. */
    private <T> Mono<T> some(Flux<DataBuffer> body, Function<byte[], Mono<T>> work) {
        return Mono.defer(() -> {
            if (underWay.incrementAndGet() > settings.mostAtOnce()) {
                underWay.decrementAndGet();
                return body.map(DataBufferUtils::release)
                        .then(Mono.error(() -> Nack.of(HeaderRefusal.BUSY, clock.instant())));
            }
            var paced = pace.hold(body, () -> Nack.of(HeaderRefusal.TOO_SLOW, clock.instant()));
            return MessageBody.read(paced, settings.largestBody().toBytes(), clock.instant())
                    .publishOn(Schedulers.parallel())
                    .flatMap(work)
                    .doFinally(_ -> underWay.decrementAndGet());
        });
    }
}
