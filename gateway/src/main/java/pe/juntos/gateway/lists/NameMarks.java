package pe.juntos.gateway.lists;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places of a printed list where a name belongs: {@code <!--nombre M…-->}. */
public final class NameMarks {
    private static final Pattern MARK = Pattern.compile("<!--nombre (M[0-9A-Z]{16})-->");

    private NameMarks() {}

    /** The member codes of some lines, each once. */
    public static List<String> codes(List<String> lines) {
        return lines.stream().flatMap(NameMarks::codes).distinct().toList();
    }

    private static Stream<String> codes(String line) {
        return MARK.matcher(line).results().map(found -> found.group(1));
    }

    /**
     * A line with its names; a mark without one goes.
     *
     * @param names by member code, already safe within HTML
     */
    public static String fill(String line, Map<String, String> names) {
        return MARK.matcher(line).replaceAll(mark -> Matcher.quoteReplacement(names.getOrDefault(mark.group(1), "")));
    }
}
