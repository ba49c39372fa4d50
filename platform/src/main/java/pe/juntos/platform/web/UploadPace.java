package pe.juntos.platform.web;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How slowly a body may come, because one that is being read holds a place that others wait for: a sender may be behind the
 * pace by {@code patience}, and catches up with what it sends. Time in which nobody asked for more is ours, not the sender's.
 *
 * @param patience how long a sender may say nothing; from here all credit is taken
 * @param perSecond the pace that a line must keep in the long run
 */
@ConfigurationProperties("juntos.uploads")
public record UploadPace(
        @DefaultValue("30s") Duration patience,
        @DefaultValue("4KB") DataSize perSecond) {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    /** The body, or 408 {@code UPLOAD_TOO_SLOW} as an error signal. */
    public Flux<DataBuffer> hold(Flux<DataBuffer> body) {
        return hold(
                body,
                () -> Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "UPLOAD_TOO_SLOW",
                        "El envío llega demasiado despacio; vuelva a intentarlo con mejor conexión o en partes."));
    }

    /** The same with an error of the caller's. */
    public Flux<DataBuffer> hold(Flux<DataBuffer> body, Supplier<? extends Throwable> tooSlow) {
        return Flux.defer(() -> {
            var credit = new UploadCredit(patience, perSecond.toBytes());
            var looks = Flux.interval(OFTEN.compareTo(patience) < 0 ? OFTEN : patience.dividedBy(4))
                    .filter(_ -> credit.spent(System.nanoTime()))
                    .next()
                    .flatMap(_ -> Mono.error(tooSlow));
            return body.doOnRequest(n -> credit.asked(n, System.nanoTime()))
                    .doOnNext(piece -> credit.came(piece.readableByteCount(), System.nanoTime()))
                    .takeUntilOther(looks);
        });
    }
}
