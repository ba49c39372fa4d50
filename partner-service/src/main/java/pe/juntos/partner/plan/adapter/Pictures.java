package pe.juntos.partner.plan.adapter;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pictures as they come and go: JPEG or PNG, told by their first bytes and not by what the sender says. */
@Component
class Pictures {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    record Picture(byte[] bytes, String type) {}

    private final DatabaseClient client;
    private final PlanBook book;
    private final Clock clock;

    Pictures(DatabaseClient client, PlanBook book, Clock clock) {
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Of what the caller's territory has, the picture that was sent.
     *
     * @param update sets {@code :picture} and {@code :type} of {@code :id} within {@code :patterns}, and gives back its id
     */
    <K> Mono<Recorded<K>> keep(Flux<DataBuffer> body, String update, K id, Caller caller) {
        return read(body, book.at(LocalDate.now(clock)).parameters().largestPictureBytes())
                .flatMap(picture -> client.sql(update)
                        .bind("picture", picture.bytes())
                        .bind("type", picture.type())
                        .bind("id", id)
                        .bind("patterns", caller.territory().patterns())
                        .map(_ -> new Recorded<>(id, true))
                        .one())
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** Refused if it is too large or no picture. */
    private static Mono<Picture> read(Flux<DataBuffer> body, int largest) {
        return body.map(Pictures::bytes)
                .collect(ByteArrayOutputStream::new, (all, part) -> {
                    if (all.size() + part.length > largest) {
                        throw PlanBook.problem(PlanRefusal.PICTURE_INVALID);
                    }
                    all.writeBytes(part);
                })
                .map(ByteArrayOutputStream::toByteArray)
                .flatMap(bytes -> Mono.justOrEmpty(type(bytes)).map(type -> new Picture(bytes, type)))
                .switchIfEmpty(Mono.error(() -> PlanBook.problem(PlanRefusal.PICTURE_INVALID)));
    }

    /** What the browser must not take for anything else. */
    static ResponseEntity<byte[]> answer(Picture picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.bytes());
    }

    /** Each part is copied and given back at once: of a picture that is too large nothing stays behind. */
    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static @Nullable String type(byte[] bytes) {
        if (starts(bytes, JPEG)) {
            return MediaType.IMAGE_JPEG_VALUE;
        }
        return starts(bytes, PNG) ? MediaType.IMAGE_PNG_VALUE : null;
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length > with.length && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
