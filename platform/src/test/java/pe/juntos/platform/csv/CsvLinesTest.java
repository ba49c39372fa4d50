package pe.juntos.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells: what is a date, a number, a code; and what is refused, with which code. */
class CsvLinesTest {
    enum Answer {
        YES,
        NO
    }

    private static final Map<String, Answer> ANSWERS = Map.of("S", Answer.YES, "N", Answer.NO);

    @ParameterizedTest
    @ValueSource(strings = {"", "otra,cabecera\n", "a\n"})
    void a_file_that_is_refused_at_its_header_is_closed_so_that_what_came_is_let_go(String head) {
        var closed = new AtomicBoolean();
        var input = new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThatThrownBy(() -> new CsvLines<>(input, format(cells -> cells.required("a"))))
                .isInstanceOf(FileRefusal.class);
        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-30", "1900-01-01", "2024-02-29", " 2026-06-30 "})
    void a_date_is_year_month_and_day(String text) {
        assertThat(cell(text, cells -> cells.date("a"))).isEqualTo(LocalDate.parse(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30/06/2026",
                "2026-6-30",
                "2026-02-29",
                "20260630",
                "2026-06-30T00:00",
                "+12026-06-30",
                "-2026-06-30",
                "0000-01-01",
                "ayer"
            })
    void anything_else_is_no_date(String text) {
        refused(text, "NOT_A_DATE", cells -> cells.date("a"));
    }

    @ParameterizedTest
    @CsvSource({"10.50,10.50", "-3,-3", "0,0", "999999999999.99,999999999999.99", "0.05,0.05"})
    void a_decimal_has_a_point(String text, java.math.BigDecimal value) {
        assertThat(cell(text, cells -> cells.optionalDecimal("a"))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5", "1E400", "NaN", "0x10", "1 000", "1.2.3", "mil", "99999999999999999999"})
    void anything_else_is_no_number(String text) {
        refused(text, "NOT_A_NUMBER", cells -> cells.optionalDecimal("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "99999999999", "uno", "1e3"})
    void a_count_is_whole(String text) {
        refused(text, "NOT_A_NUMBER", cells -> cells.count("a"));
    }

    @Test
    void a_code_is_of_its_closed_list() {
        assertThat(cell("S", cells -> cells.code("a", ANSWERS))).isEqualTo(Answer.YES);
        refused("s", "UNKNOWN_CODE", cells -> cells.code("a", ANSWERS));
        refused("", "REQUIRED", cells -> cells.code("a", ANSWERS));
    }

    @Test
    void an_empty_cell_is_absent() {
        assertThat(lines("a,b\n,x\n  ,x\n\"\",x\n", cells -> String.valueOf(cells.optional("a"))))
                .containsExactly("null", "null", "null");
        refused("", "REQUIRED", cells -> cells.required("a"));
        refused("", "REQUIRED", cells -> cells.date("a"));
        assertThat(lines("a,b\n,x\n", cells -> cells.optionalDate("a") == null && cells.optionalCount("a") == null))
                .containsExactly(true);
    }

    @Test
    void a_text_may_have_500_characters_and_no_more() {
        assertThat(cell("x".repeat(500), cells -> cells.required("a"))).isEqualTo("x".repeat(500));
        refused("x".repeat(501), "TOO_LONG", cells -> cells.required("a"));
    }

    @Property(seed = "20260630")
    void any_text_within_quotes_is_read_as_it_is(
            @ForAll @Size(min = 1, max = 5)
                    List<@CharRange(from = ' ', to = 'ÿ') @StringLength(min = 1, max = 20) String> texts) {
        var file = "a,b\n" + texts.stream().map(t -> quoted(t) + ",x\n").collect(Collectors.joining());
        assertThat(lines(file, cells -> String.valueOf(cells.optional("a"))))
                .containsExactlyElementsOf(texts.stream()
                        .map(t -> t.isBlank() ? "null" : t.strip())
                        .toList());
    }

    @Property(seed = "20260630")
    void any_bytes_at_all_are_read_or_refused_with_a_code(@ForAll byte[] bytes) {
        try {
            lines(bytes, CsvCells::line);
        } catch (FileRefusal refusal) {
            assertThat(refusal.code()).startsWith("FILE_");
        }
    }

    @Test
    void a_line_of_the_header_kind_only_is_a_file_without_lines() {
        assertThat(lines("a,b\n", CsvCells::line)).isEmpty();
        assertThat(lines("a,b", CsvCells::line)).isEmpty();
    }

    @Test
    void lines_are_numbered_as_an_editor_numbers_them() {
        assertThat(lines("a,b\r\nx,\"1\r\n2\"\r\ny,3\r\n", CsvCells::line)).containsExactly(2L, 4L);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Object cell(String text, Function<CsvCells, Object> read) {
        return lines("a,b\n" + quoted(text) + ",x\n", read).getFirst();
    }

    private static void refused(String text, String code, Function<CsvCells, Object> read) {
        assertThatThrownBy(() -> cell(text, read))
                .isInstanceOfSatisfying(
                        LineRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static <R> List<R> lines(String file, Function<CsvCells, R> read) {
        return lines(file.getBytes(StandardCharsets.UTF_8), read);
    }

    private static <R> CsvFormat<R> format(Function<CsvCells, R> read) {
        return new CsvFormat<>() {
            @Override
            public List<String> header() {
                return List.of("a", "b");
            }

            @Override
            public R parse(CsvCells cells) {
                return read.apply(cells);
            }
        };
    }

    private static <R> List<R> lines(byte[] file, Function<CsvCells, R> read) {
        var values = new ArrayList<R>();
        var lines = new CsvLines<>(new ByteArrayInputStream(file), format(read));
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.refusal() != null) throw line.refusal();
            values.add(line.value());
        }
        return values;
    }
}
