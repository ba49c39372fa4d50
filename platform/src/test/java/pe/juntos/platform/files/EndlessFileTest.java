package pe.juntos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import pe.juntos.platform.csv.FileRefusal;
import pe.juntos.platform.probe.ProbeFile;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Flux;

/** Files larger than memory: judged by what is read, never collected. */
@ProbeTest
class EndlessFileTest {
    private static final String HEADER = "codigo,desde,monto,tipo\n";
    private static final int PIECE = 16 * 1024;

    @Autowired
    private FileImports imports;

    @Autowired
    private TestDatabase database;

    private long before;

    @BeforeEach
    void count() {
        before = imported();
    }

    @Test
    void a_line_of_three_gigabytes_is_refused_after_a_small_part_of_it() {
        var pulled = new AtomicLong();
        var error = receive(Flux.concat(text(HEADER + "A1,"), endless("x", 3L << 30, pulled)));
        assertThat(error)
                .isInstanceOfSatisfying(
                        FileRefusal.class, e -> assertThat(e.code()).isEqualTo("FILE_LINE_TOO_LONG"));
        assertThat(pulled.get()).isLessThan(16 << 20);
        assertNothingStored();
    }

    @Test
    void three_gigabytes_within_one_quote_are_refused_after_a_small_part_of_them() {
        var pulled = new AtomicLong();
        var error = receive(Flux.concat(text(HEADER + "\"A1,"), endless("x\n", 3L << 30, pulled)));
        assertThat(error)
                .isInstanceOfSatisfying(
                        FileRefusal.class, e -> assertThat(e.code()).isEqualTo("FILE_LINE_TOO_LONG"));
        assertThat(pulled.get()).isLessThan(16 << 20);
        assertNothingStored();
    }

    @Test
    void a_connection_that_breaks_leaves_nothing() {
        var error = receive(Flux.concat(
                text(HEADER),
                endless("A1,2026-05-01,1.00,GRANDE\n", 20 << 20, new AtomicLong()),
                Flux.error(new java.io.IOException("connection reset by peer"))));
        assertThat(error).isNotNull();
        assertNothingStored();
    }

    @Test
    void a_sender_that_goes_away_leaves_nothing_and_holds_no_connection() {
        for (var i = 0; i < 30; i++) {
            var sent = new AtomicLong();
            var waiting = imports.receive(
                            ProbeFile.KIND,
                            null,
                            Map.of(),
                            Flux.concat(
                                    text(HEADER), endless("A1,2026-05-01,1.00,GRANDE\n", 1 << 20, sent), Flux.never()))
                    .subscribe();
            Await.until(() -> assertThat(sent.get()).isPositive());
            waiting.dispose();
        }
        assertNothingStored();
        assertThat(imports.receive(ProbeFile.KIND, null, Map.of(), text(HEADER + "A1,2026-05-01,1.00,GRANDE\n"))
                        .block(Await.LONGEST))
                .isNotNull();
    }

    private Throwable receive(Flux<DataBuffer> body) {
        return catchThrowable(
                () -> imports.receive(ProbeFile.KIND, null, Map.of(), body).block(Await.LONGEST));
    }

    private void assertNothingStored() {
        Await.until(() ->
                assertThat(database.number("select count(*) from staged_thing")).isZero());
        assertThat(imported()).isEqualTo(before);
    }

    private long imported() {
        return database.number("select count(*) from import_file");
    }

    private static Flux<DataBuffer> text(String text) {
        return Flux.just(text.getBytes(StandardCharsets.UTF_8)).map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    /** As many bytes as wanted, made piece by piece as they are asked for. */
    private static Flux<DataBuffer> endless(String pattern, long size, AtomicLong pulled) {
        var piece = pattern.repeat(PIECE / pattern.length()).getBytes(StandardCharsets.UTF_8);
        return Flux.<byte[], Long>generate(() -> 0L, (sent, sink) -> {
                    if (sent >= size) sink.complete();
                    else sink.next(piece);
                    pulled.addAndGet(piece.length);
                    return sent + piece.length;
                })
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }
}
