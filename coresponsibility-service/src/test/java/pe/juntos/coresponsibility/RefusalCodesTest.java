package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;

/** Whoever is refused something finds the code in the README, and every code was seen in an answer or a rule by a test. */
class RefusalCodesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern THROWN =
            Pattern.compile("(?:Problem\\.of|refused|conflict)\\([^;\"]*\"([A-Z][A-Z_]{3,})\"");
    private static final Pattern ENUM = Pattern.compile("enum \\w*Refusal \\{(.*?);", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("^\\s+([A-Z][A-Z_]{3,})\\b", Pattern.MULTILINE);

    @Test
    void every_code_is_in_the_readme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(codes()).hasSizeGreaterThan(80).allMatch(code -> names(readme, code));
    }

    @Test
    void every_code_is_expected_by_a_test() throws IOException {
        var tests = String.join("\n", texts(TESTS));
        assertThat(codes()).allMatch(code -> names(tests, code) || names(tests, constantOf(code)));
    }

    /** Rules of messages are tested by the constant. */
    private static String constantOf(String code) {
        return Stream.of(HeaderRefusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .map(HeaderRefusal::name)
                .findFirst()
                .orElse(code);
    }

    private static boolean names(String text, String code) {
        return Pattern.compile("(?<![A-Z_.])" + Pattern.quote(code) + "(?![A-Z_])")
                .matcher(text)
                .find();
    }

    private static Set<String> codes() throws IOException {
        var codes = new TreeSet<String>();
        for (var source : texts(MAIN)) {
            THROWN.matcher(source).results().forEach(m -> codes.add(m.group(1)));
            if (!source.contains("enum HeaderRefusal")) {
                ENUM.matcher(source)
                        .results()
                        .flatMap(m -> CONSTANT.matcher(m.group(1)).results())
                        .forEach(m -> codes.add(m.group(1)));
            }
        }
        Stream.of(HeaderRefusal.values()).map(HeaderRefusal::code).forEach(codes::add);
        return codes;
    }

    private static List<String> texts(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RefusalCodesTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
