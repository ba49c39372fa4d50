package pe.juntos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A spooled body is there whole while the work lasts; no buffer of one that is taken, refused or too large is left or released twice. */
class SpoolTest {
    private static final NettyDataBufferFactory FACTORY = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    private final AtomicReference<Path> file = new AtomicReference<>();
    private final List<ByteBuf> buffers = IntStream.range(0, 300)
            .mapToObj(n -> PooledByteBufAllocator.DEFAULT
                    .buffer()
                    .writeBytes("ñandú %03d\n".formatted(n).getBytes(StandardCharsets.UTF_8)))
            .toList();

    @Test
    void the_work_has_the_whole_body_and_its_digest() {
        var seen = Spool.during(
                        body(),
                        1 << 20,
                        spooled -> Mono.fromCallable(() -> {
                            file.set(spooled.file());
                            return Files.readString(spooled.file()) + spooled.digest();
                        }))
                .block(Await.LONGEST);
        assertThat(seen)
                .startsWith("ñandú 000\nñandú 001\n")
                .contains("ñandú 299\n")
                .matches("(?s).*[0-9a-f]{64}");
        nothingIsLeft();
    }

    @Test
    void a_body_that_is_too_large_leaves_no_buffer_behind() {
        var work = Spool.during(body(), 100, _ -> Mono.<String>error(new AssertionError("too large")));
        assertThatThrownBy(() -> work.block(Await.LONGEST)).isInstanceOf(Spool.TooLarge.class);
        nothingIsLeft();
    }

    @Test
    void the_limit_itself_is_taken_in() throws IOException {
        var bytes = 12L * 300;
        assertThat(Spool.during(body(), bytes, spooled -> Mono.fromCallable(() -> Files.size(spooled.file())))
                        .block(Await.LONGEST))
                .isEqualTo(bytes);
        var again = new SpoolTest();
        assertThatThrownBy(
                        () -> Spool.during(again.body(), bytes - 1, Mono::just).block(Await.LONGEST))
                .isInstanceOf(Spool.TooLarge.class);
        again.nothingIsLeft();
    }

    @Test
    void no_buffer_is_released_twice_where_discarded_ones_are_released_as_in_a_response() {
        buffers.forEach(ByteBuf::retain);
        Spool.during(body(), 1 << 20, Mono::just)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .block(Await.LONGEST);
        assertThat(buffers).allSatisfy(buffer -> assertThat(buffer.refCnt()).isEqualTo(1));
        buffers.forEach(ByteBuf::release);
    }

    @Test
    void work_that_fails_leaves_no_file_behind() {
        var work = Spool.during(body(), 1 << 20, spooled -> {
            file.set(spooled.file());
            return Mono.<String>error(new IllegalStateException("refused"));
        });
        assertThatThrownBy(() -> work.block(Await.LONGEST)).hasMessage("refused");
        nothingIsLeft();
    }

    /** All of it has come, whether it is read or not. */
    private Flux<DataBuffer> body() {
        Sinks.Many<DataBuffer> sender = Sinks.many().unicast().onBackpressureBuffer();
        send(sender);
        sender.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
        return sender.asFlux();
    }

    private void send(Sinks.Many<DataBuffer> sender) {
        buffers.forEach(buffer -> sender.emitNext(FACTORY.wrap(buffer), Sinks.EmitFailureHandler.FAIL_FAST));
    }

    private void nothingIsLeft() {
        Await.until(() -> assertThat(buffers)
                .allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero()));
        Await.until(() ->
                assertThat(file.get() == null || !Files.exists(file.get())).isTrue());
    }
}
