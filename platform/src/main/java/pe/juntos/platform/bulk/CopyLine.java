package pe.juntos.platform.bulk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row in PostgreSQL's COPY text format: tab between values, {@code \N} for null, control characters escaped. */
public final class CopyLine {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder(64 * 1024);
    private boolean first = true;

    public CopyLine text(@Nullable String value) {
        separate();
        if (value == null) {
            out.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    public CopyLine number(long value) {
        separate();
        out.append(value);
        return this;
    }

    public CopyLine number(@Nullable Integer value) {
        return plain(value);
    }

    public CopyLine number(@Nullable Long value) {
        return plain(value);
    }

    public CopyLine decimal(@Nullable BigDecimal value) {
        return plain(value == null ? null : value.toPlainString());
    }

    public CopyLine date(@Nullable LocalDate value) {
        return plain(value);
    }

    public CopyLine instant(@Nullable Instant value) {
        return plain(value);
    }

    public CopyLine uuid(@Nullable UUID value) {
        return plain(value);
    }

    public CopyLine bool(boolean value) {
        separate();
        out.append(value ? 't' : 'f');
        return this;
    }

    /** A {@code text[]}. */
    public CopyLine texts(List<String> values) {
        separate();
        out.append('{');
        for (var i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"");
            escape(values.get(i).replace("\\", "\\\\").replace("\"", "\\\""));
            out.append('"');
        }
        out.append('}');
        return this;
    }

    /** A {@code bytea}. */
    public CopyLine bytes(byte[] value) {
        separate();
        out.append("\\\\x");
        HEX.formatHex(out, value);
        return this;
    }

    CopyLine end() {
        out.append('\n');
        first = true;
        return this;
    }

    /** The rows written since the last call. */
    String take() {
        var rows = out.toString();
        out.setLength(0);
        return rows;
    }

    private CopyLine plain(@Nullable Object value) {
        separate();
        out.append(value == null ? "\\N" : value);
        return this;
    }

    private void separate() {
        if (!first) {
            out.append('\t');
        }
        first = false;
    }

    /** What needs no escape goes in one piece: nearly every value, nearly all of the rest. */
    private void escape(String value) {
        var from = 0;
        for (var i = 0; i < value.length(); i++) {
            var escaped = escaped(value.charAt(i));
            if (escaped != null) {
                out.append(value, from, i).append(escaped);
                from = i + 1;
            }
        }
        out.append(value, from, value.length());
    }

    private static @Nullable String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }
}
