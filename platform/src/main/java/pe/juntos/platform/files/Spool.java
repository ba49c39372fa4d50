package pe.juntos.platform.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A body that is kept in a file while something is done with it: what must be read twice, or kept whole if it is refused. The file
 * is gone when the work has ended, however it ended.
 */
public final class Spool {
    private static final int BUFFER = 1 << 16;

    private Spool() {}

    /** @param digest SHA-256 of the content, in lower-case hexadecimal */
    public record Spooled(Path file, String digest) {}

    /** More came than is taken in; nothing of it is kept. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("the body is too large", null, false, false);
        }
    }

    /**
     * @param largest bytes that are taken in
     * @throws TooLarge (as an error signal)
     */
    public static <T> Mono<T> during(Flux<DataBuffer> body, long largest, Function<Spooled, Mono<T>> work) {
        return Mono.usingWhen(
                        Mono.fromCallable(() -> Files.createTempFile("spool", ".bin")),
                        file -> written(body.onErrorComplete(ServerWebInputException.class), file, largest)
                                .publishOn(Schedulers.boundedElastic())
                                .flatMap(digest -> work.apply(new Spooled(file, digest))),
                        file -> Mono.fromCallable(() -> Files.deleteIfExists(file)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Mono<String> written(Flux<DataBuffer> body, Path file, long largest) {
        return Mono.using(
                () -> new Writing(file, largest),
                writing -> body.publishOn(Schedulers.boundedElastic())
                        .map(writing::take)
                        .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .then(Mono.fromSupplier(writing::end)),
                Writing::close);
    }

    private static final class Writing {
        private final OutputStream out;
        private final MessageDigest digest;
        private final long largest;
        private long size;

        Writing(Path file, long largest) throws IOException, NoSuchAlgorithmException {
            this.digest = MessageDigest.getInstance("SHA-256");
            this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
            this.largest = largest;
        }

        /**
         * The buffer ends here, written or not: nothing may pass it on, or whoever discards it would release it a second time.
         *
         * @return bytes so far
         */
        long take(DataBuffer buffer) {
            try {
                size += buffer.readableByteCount();
                if (size > largest) {
                    throw new TooLarge();
                }
                var bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                digest.update(bytes);
                out.write(bytes);
                return size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                DataBufferUtils.release(buffer);
            }
        }

        String end() {
            close();
            return HexFormat.of().formatHex(digest.digest());
        }

        void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
