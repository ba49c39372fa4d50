package pe.juntos.payment.g2p.adapter;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import pe.juntos.payment.g2p.CallbackFault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writes a callback to a file and takes its digest on the way. */
final class CallbackSpool {
    private CallbackSpool() {}

    /** @return SHA-256 of what came, in lower-case hexadecimal */
    static Mono<String> write(Flux<DataBuffer> body, Path file, long largest) {
        return Mono.defer(() -> {
            var digest = sha256();
            var size = new AtomicLong();
            var checked = body.publishOn(Schedulers.boundedElastic())
                    .map(buffer -> digested(buffer, digest, size.addAndGet(buffer.readableByteCount()) > largest));
            return DataBufferUtils.write(checked, file)
                    .then(Mono.fromSupplier(() -> HexFormat.of().formatHex(digest.digest())));
        });
    }

    private static DataBuffer digested(DataBuffer buffer, MessageDigest digest, boolean tooLarge) {
        if (tooLarge) {
            DataBufferUtils.release(buffer);
            throw new CallbackRefused(CallbackFault.MESSAGE_TOO_LARGE);
        }
        try (var bytes = buffer.readableByteBuffers()) {
            bytes.forEachRemaining(digest::update);
        }
        return buffer;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
