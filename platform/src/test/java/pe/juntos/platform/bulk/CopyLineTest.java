package pe.juntos.platform.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is in a value, it stays one value of one row. The reader here follows PostgreSQL's description of the format. */
class CopyLineTest {
    @Property(seed = "20260630")
    void values_come_back_as_they_went_in(@ForAll @Size(min = 1, max = 5) List<String> values) {
        var copy = BulkCopy.encode(List.of(values), (row, line) -> row.forEach(line::text));
        assertThat(read(copy)).containsExactly(values);
    }

    @Property(seed = "20260630")
    void rows_stay_apart(@ForAll @Size(min = 1, max = 4) List<String> rows) {
        var copy = BulkCopy.encode(rows, (row, line) -> line.text(row).number(1L));
        assertThat(read(copy))
                .hasSize(rows.size())
                .allSatisfy(row -> assertThat(row).hasSize(2));
    }

    @Test
    void absence_is_not_the_empty_text_nor_the_text_that_looks_like_it() {
        var copy = BulkCopy.encode(
                List.of(0), (row, line) -> line.text(null).text("").text("\\N"));
        assertThat(copy).isEqualTo("\\N\t\t\\\\N\n");
    }

    private static List<List<String>> read(String copy) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var value = new StringBuilder();
        for (var i = 0; i < copy.length(); i++) {
            var c = copy.charAt(i);
            switch (c) {
                case '\\' -> value.append(unescaped(copy.charAt(++i)));
                case '\t' -> row.add(take(value));
                case '\n' -> {
                    row.add(take(value));
                    rows.add(List.copyOf(row));
                    row.clear();
                }
                default -> value.append(c);
            }
        }
        return rows;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private static String take(StringBuilder value) {
        var text = value.toString();
        value.setLength(0);
        return text;
    }
}
