package pe.juntos.platform.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;

/**
 * A gauge that one statement gives: {@code measures/NAME.sql} on the class path of a service. Its first lines are
 * {@code -- what it counts} and {@code -- every PT30S}; its column {@code value} is the number, all others are labels
 * and must be few. {@code :today} is the platform's date.
 *
 * @param name with dots, as Micrometer's
 * @param every how long a reading stands: counting is not free
 */
record Measure(String name, String description, Duration every, String sql) {

    private static final Pattern FILE =
            Pattern.compile("-- (?<what>.+)\\R-- every (?<every>PT\\w+)\\R(?<sql>.+)", Pattern.DOTALL);

    /** @throws IllegalStateException if the file does not begin with its two lines */
    static Measure of(Resource file) {
        var name = String.valueOf(file.getFilename()).replaceFirst("\\.sql$", "");
        var parts = FILE.matcher(text(file));
        if (!parts.matches()) {
            throw new IllegalStateException("measure " + name + " must begin with what it counts, and how often");
        }
        return new Measure(name, parts.group("what"), Duration.parse(parts.group("every")), parts.group("sql"));
    }

    boolean tellsToday() {
        return sql.contains(":today");
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
