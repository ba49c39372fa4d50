package pe.juntos.e2e.observe;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of what a service shows to Prometheus. */
record Series(String metric, Map<String, String> labels, double value) {

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Stream<Series> of(String scraped) {
        return scraped.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Series(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))));
    }

    private static Map<String, String> labels(String text) {
        return text == null
                ? Map.of()
                : LABEL.matcher(text)
                        .results()
                        .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }
}
