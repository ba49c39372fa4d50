package pe.juntos.coresponsibility.conditionality.adapter;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A message's bytes, kept up to a limit. Somewhat more is read and forgotten, so that its sender reads why it is refused. */
final class MessageBody {
    private static final int PATIENCE = 4;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final long limit;
    private long length;

    private MessageBody(long limit) {
        this.limit = limit;
    }

    static Mono<byte[]> read(Flux<DataBuffer> body, long limit, Instant now) {
        return body.map(MessageBody::bytes)
                .reduceWith(() -> new MessageBody(limit), (whole, piece) -> whole.with(piece, now))
                .flatMap(whole -> whole.length > limit
                        ? Mono.error(Nack.of(HeaderRefusal.TOO_LARGE, now))
                        : Mono.just(whole.kept.toByteArray()));
    }

    private MessageBody with(byte[] piece, Instant now) {
        length += piece.length;
        if (length > limit * PATIENCE) {
            throw Nack.of(HeaderRefusal.TOO_LARGE, now);
        }
        if (length <= limit) {
            kept.writeBytes(piece);
        }
        return this;
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
