package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pe.juntos.affiliation.attention.CaseRefusal;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.identity.LinkRule;
import pe.juntos.affiliation.maintenance.LifeEventRefusal;
import pe.juntos.affiliation.maintenance.Proposal;
import pe.juntos.affiliation.territory.AssignmentRefusal;

/** Who is refused finds the code in the service's README: of an endpoint, of a line of a file, of a rule. */
class ReadmeTest {

    private static final Pattern SAID =
            Pattern.compile("Problem\\.of\\(\\s*HttpStatus\\.\\w+,\\s*\"([A-Z_]+)\"|LineRefusal\\(\\s*\"([A-Z_]+)\""
                    + "|select :import, (?:\\w+\\.)?line, '([A-Z_]+)'|conflict\\(\\s*\"([A-Z_]+)\"");
    /** What the platform says of any endpoint, in its own README. */
    private static final Set<String> PLATFORM = Set.of("FORBIDDEN");

    @Test
    void names_every_code_of_a_refusal() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> codes = Stream.of(
                        said(),
                        names(LifeEventRefusal.values()),
                        names(CaseRefusal.values()),
                        names(EntryRefusal.values()),
                        names(AssignmentRefusal.values()),
                        names(LinkRule.Refusal.values()),
                        names(Proposal.Refusal.values()))
                .flatMap(s -> s)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).hasSizeGreaterThan(120);
        codes.removeAll(PLATFORM);
        codes.removeIf(code -> Pattern.compile("`[^`\n]*\\b" + code + "\\b[^`\n]*`")
                .matcher(readme)
                .find());
        assertThat(codes).isEmpty();
    }

    private static Stream<String> names(Enum<?>[] refusals) {
        return Arrays.stream(refusals).map(Enum::name);
    }

    private static Stream<String> said() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(ReadmeTest::text).toList().stream()
                    .flatMap(text -> SAID.matcher(text).results().map(ReadmeTest::code));
        }
    }

    private static String code(MatchResult found) {
        return Stream.of(1, 2, 3, 4)
                .map(found::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
