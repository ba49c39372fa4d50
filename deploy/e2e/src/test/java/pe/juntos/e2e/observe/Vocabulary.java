package pe.juntos.e2e.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code docs/metrics.md}: what each metric is called, which labels it has, and how many values each may take. */
record Vocabulary(List<Entry> entries) {

    static final Path FILE = Path.of("..", "..", "docs", "metrics.md");

    private static final Pattern ROW = Pattern.compile("\\| (`.*?) \\|(.*)\\|(.*)\\|(.*)\\|(.*)\\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)` (\\d+)");
    private static final Pattern ANY = Pattern.compile("any (\\d+)");

    /**
     * @param name ends in an asterisk where it stands for all that begin so
     * @param labels most values of each; the label {@code *} is any
     */
    record Entry(String name, Map<String, Integer> labels) {
        boolean covers(String metric) {
            return name.endsWith("*")
                    ? metric.startsWith(name.substring(0, name.length() - 1))
                    : metric.matches(Pattern.quote(name) + "(_(count|sum|max|bucket))?");
        }

        /** Most values that the label may take; none if it is not one of this metric. */
        Optional<Integer> limit(String label) {
            return Optional.ofNullable(labels.getOrDefault(label, labels.get("*")));
        }
    }

    static Vocabulary read() throws IOException {
        return new Vocabulary(Files.readAllLines(FILE).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> Arrays.stream(row.group(1).split(", "))
                        .map(name -> new Entry(name.replace("`", "").strip(), labels(row.group(4)))))
                .toList());
    }

    Optional<Entry> of(String metric) {
        return entries.stream().filter(entry -> entry.covers(metric)).findFirst();
    }

    private static Map<String, Integer> labels(String cell) {
        var labels = new LinkedHashMap<String, Integer>();
        LABEL.matcher(cell).results().forEach(found -> labels.put(found.group(1), Integer.valueOf(found.group(2))));
        ANY.matcher(cell).results().forEach(found -> labels.put("*", Integer.valueOf(found.group(1))));
        return labels;
    }
}
