package pe.juntos.e2e.observe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with the metrics that the services show, by {@code docs/metrics.md}. */
public final class Told {

    /** A household's code, a document, an identifier of anything: what no label may hold. */
    private static final Pattern PERSONAL = Pattern.compile("H[0-9A-Z]{13}|\\d{8}|[0-9a-f]{8}-[0-9a-f]{4}-.*");

    /** Labels of every series, and those that Prometheus' histograms have. */
    private static final Set<String> COMMON = Set.of("service", "le", "quantile");

    private Told() {}

    /** @param scraped what each service shows */
    public static List<String> faults(Map<String, String> scraped) throws IOException {
        var vocabulary = Vocabulary.read();
        return scraped.values().stream()
                .flatMap(text -> faults(vocabulary, Series.of(text).toList()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Metrics of the vocabulary, by full name, that no service shows. */
    public static Set<String> missing(Map<String, String> scraped) throws IOException {
        var shown = scraped.values().stream()
                .flatMap(Series::of)
                .map(Series::metric)
                .collect(Collectors.toSet());
        return Vocabulary.read().entries().stream()
                .filter(entry -> !entry.name().endsWith("*"))
                .filter(entry -> shown.stream().noneMatch(entry::covers))
                .map(Vocabulary.Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> faults(Vocabulary vocabulary, List<Series> shown) {
        return shown.stream().collect(Collectors.groupingBy(Series::metric)).entrySet().stream()
                .flatMap(metric -> vocabulary
                        .of(metric.getKey())
                        .map(entry -> faults(entry, metric.getKey(), metric.getValue()))
                        .orElseGet(() -> Stream.of(metric.getKey() + " is not in docs/metrics.md")));
    }

    private static Stream<String> faults(Vocabulary.Entry entry, String metric, List<Series> shown) {
        return shown.stream()
                .flatMap(series -> series.labels().keySet().stream())
                .distinct()
                .filter(label -> !COMMON.contains(label))
                .flatMap(label -> fault(entry, metric, label, values(shown, label)).stream());
    }

    private static Set<String> values(List<Series> shown, String label) {
        return shown.stream()
                .map(series -> series.labels().getOrDefault(label, ""))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> fault(Vocabulary.Entry entry, String metric, String label, Set<String> values) {
        var limit = entry.limit(label);
        if (limit.isEmpty()) {
            return Optional.of(metric + " has the label " + label + ", which docs/metrics.md does not name");
        }
        if (values.size() > limit.get()) {
            return Optional.of(metric + " has " + values.size() + " values of " + label + ", more than " + limit.get());
        }
        return values.stream()
                .filter(value -> PERSONAL.matcher(value).matches())
                .findFirst()
                .map(value -> metric + " has a label " + label + " that names one: " + value);
    }
}
