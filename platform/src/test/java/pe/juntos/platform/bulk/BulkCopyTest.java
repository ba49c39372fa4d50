package pe.juntos.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import reactor.core.publisher.Flux;

/** What goes into PostgreSQL by COPY comes out of it the same. */
@ProbeTest
class BulkCopyTest {
    private static final List<String> COLUMNS =
            List.of("line", "words", "count", "big", "amount", "day", "at", "yes", "tags", "raw");

    @Autowired
    private BulkCopy copy;

    @Autowired
    private DatabaseClient client;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private TestDatabase database;

    record Typed(
            long line,
            @Nullable String words,
            @Nullable Integer count,
            @Nullable Long big,
            @Nullable BigDecimal amount,
            @Nullable LocalDate day,
            @Nullable Instant at,
            boolean yes,
            List<String> tags,
            byte[] raw) {}

    @BeforeEach
    void empty() {
        database.execute("truncate typed");
    }

    @Test
    void every_type_comes_back_as_it_went_in() {
        var rows = List.of(
                new Typed(
                        1,
                        "Ñandú, \"quoted\"\ttab\nline\r\nback\\slash \\N \\. {}",
                        Integer.MIN_VALUE,
                        Long.MAX_VALUE,
                        new BigDecimal("-0.01"),
                        LocalDate.of(2024, 2, 29),
                        Instant.parse("2026-06-30T17:00:00.123456Z"),
                        true,
                        List.of(
                                "plain",
                                "with,comma",
                                "with\"quote",
                                "with\\back",
                                "with\nline",
                                "with\ttab",
                                "",
                                "NULL",
                                "{}"),
                        new byte[] {0, 1, 10, 9, 92, -1}),
                new Typed(2, null, null, null, null, null, null, false, List.of(), new byte[0]),
                new Typed(
                        3,
                        "",
                        0,
                        0L,
                        new BigDecimal("999999999999.99"),
                        LocalDate.of(1900, 1, 1),
                        Instant.EPOCH,
                        false,
                        List.of("ayllu – wasi 🏔"),
                        new byte[] {34}));

        assertThat(copy.copy("typed", COLUMNS, Flux.fromIterable(rows), BulkCopyTest::write)
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .isEqualTo(3L);

        var back = client.sql("select * from typed order by line")
                .map((row, meta) -> new Typed(
                        row.get("line", Long.class),
                        row.get("words", String.class),
                        row.get("count", Integer.class),
                        row.get("big", Long.class),
                        row.get("amount", BigDecimal.class),
                        row.get("day", LocalDate.class),
                        row.get("at", Instant.class),
                        row.get("yes", Boolean.class),
                        List.of(row.get("tags", String[].class)),
                        row.get("raw", byte[].class)))
                .all()
                .collectList()
                .block(Await.LONGEST);
        assertThat(back).usingRecursiveComparison().isEqualTo(rows);
    }

    @Test
    void a_transaction_that_breaks_afterwards_leaves_nothing() {
        assertThatThrownBy(() -> copy.copy("typed", List.of("line"), Flux.just(1L, 2L), (row, line) -> line.number(row))
                        .then(reactor.core.publisher.Mono.error(new IllegalStateException("broken on purpose")))
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .hasMessageContaining("broken on purpose");
        assertThat(database.number("select count(*) from typed")).isZero();
    }

    @Test
    void rows_that_break_half_way_leave_nothing_and_the_pool_stays_usable() {
        var rows = Flux.range(0, 100_000).map(i -> {
            if (i == 60_000) throw new IllegalStateException("broken on purpose");
            return (long) i;
        });
        for (var repeat = 0; repeat < 30; repeat++) {
            assertThatThrownBy(() -> copy.copy("typed", List.of("line"), rows, (row, line) -> line.number(row))
                            .as(transaction::transactional)
                            .block(Await.LONGEST))
                    .hasMessageContaining("broken on purpose");
        }
        assertThat(database.number("select count(*) from typed")).isZero();
        assertThat(copy.copy("typed", List.of("line"), Flux.just(1L), (row, line) -> line.number(row))
                        .block(Await.LONGEST))
                .isOne();
    }

    /** Seven million lines do not fit in memory: the first are written before the last are made. */
    @Test
    void a_stream_is_not_gathered_before_it_is_written() {
        var made = new AtomicInteger();
        var megabyte = "x".repeat(1 << 20);
        var pieces = Flux.range(0, 1_000)
                .doOnNext(_ -> made.incrementAndGet())
                .map(i -> (i == 0 ? "not a number" : i) + "\t" + megabyte + "\n");
        assertThatThrownBy(() -> copy.pieces("typed", List.of("line", "words"), pieces)
                        .as(transaction::transactional)
                        .block(Await.LONGEST))
                .hasStackTraceContaining("not a number");
        assertThat(made).hasValueLessThan(20);
    }

    @Test
    void a_quarter_of_a_million_rows_go_in_together() {
        var rows = Flux.fromStream(IntStream.range(0, 250_000).boxed());
        assertThat(copy.copy(
                                "typed",
                                List.of("line", "words"),
                                rows,
                                (row, line) -> line.number(row.longValue()).text("Fila número " + row))
                        .block(Await.LONGEST))
                .isEqualTo(250_000L);
        assertThat(database.number("select sum(line) from typed")).isEqualTo(250_000L * 249_999 / 2);
    }

    private static void write(Typed row, CopyLine line) {
        line.number(row.line())
                .text(row.words())
                .number(row.count())
                .number(row.big())
                .decimal(row.amount())
                .date(row.day())
                .instant(row.at())
                .bool(row.yes())
                .texts(row.tags())
                .bytes(row.raw());
    }
}
