package pe.juntos.e2e.observe;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the people of a population in what the processes have logged: a document, or two parts of a name side by side. */
public final class Logs {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern DOCUMENT = Pattern.compile("(?<![\\w.:-])\\d{8}(?![\\w.:-])");
    /** Looks ahead, so that of three words the last two are found as well. */
    private static final Pattern PAIR =
            Pattern.compile("(?<!\\p{L})(?=(\\p{L}+[ ,]+\\p{L}+))", Pattern.UNICODE_CHARACTER_CLASS);

    private final Set<String> documents = new HashSet<>();
    private final Set<String> pairs = new HashSet<>();

    /** @param persons the population's {@code personas.csv} */
    public static Logs of(Path persons) throws IOException {
        var logs = new Logs();
        try (var lines = CsvReader.builder().ofNamedCsvRecord(persons)) {
            lines.forEach(logs::add);
        }
        logs.documents.removeIf(document -> !document.matches("\\d{8}"));
        return logs;
    }

    private void add(NamedCsvRecord line) {
        documents.add(line.getField("dni"));
        var father = line.getField("apellido_paterno");
        pair(father, line.getField("apellido_materno"));
        pair(line.getField("nombres"), father);
        pair(father, line.getField("nombres"));
    }

    private void pair(String first, String second) {
        if (!first.isBlank() && !second.isBlank()) {
            pairs.add(folded(first + " " + second));
        }
    }

    /** How many there are to be found, or the search would find nothing for another reason. */
    public int people() {
        return documents.size();
    }

    /** Lines of a folder's files that tell of one of them. */
    public List<String> tellingOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(Logs::lines)
                    .filter(this::tells)
                    .limit(20)
                    .toList();
        }
    }

    /** Lines of a service's log that are no log entry of its: JSON with time, level, service and message. */
    public static List<String> unstructured(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !ofTheMachine(line))
                .filter(line -> !structured(line))
                .toList();
    }

    /** What the virtual machine says before the service logs. */
    private static boolean ofTheMachine(String line) {
        return line.startsWith("WARNING: ")
                || line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS")
                || line.contains("OpenJDK")
                || line.endsWith(" compiler directives added");
    }

    static boolean structured(String line) {
        try {
            var entry = JSON.readTree(line);
            return entry.path("@timestamp").isString()
                    && entry.at("/log/level").isString()
                    && entry.at("/service/name").isString()
                    && entry.path("message").isString();
        } catch (JacksonException ignored) {
            return false;
        }
    }

    /** As it stands, and each text in it without JSON's escapes. */
    private static Stream<String> texts(String line) {
        try {
            return line.startsWith("{") ? Stream.concat(Stream.of(line), texts(JSON.readTree(line))) : Stream.of(line);
        } catch (JacksonException ignored) {
            return Stream.of(line);
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainer() ? node.valueStream().flatMap(Logs::texts) : Stream.of(node.asString(""));
    }

    boolean tells(String line) {
        return texts(line).anyMatch(this::told);
    }

    private boolean told(String line) {
        return found(DOCUMENT, 0, line).anyMatch(documents::contains)
                || found(PAIR, 1, line).map(Logs::folded).anyMatch(pairs::contains);
    }

    private static Stream<String> found(Pattern pattern, int group, String line) {
        return pattern.matcher(line).results().map((MatchResult match) -> match.group(group));
    }

    private static String folded(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[ ,]+", " ");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
