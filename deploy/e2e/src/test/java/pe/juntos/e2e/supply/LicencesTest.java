package pe.juntos.e2e.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pe.juntos.e2e.supply.Bill.Library;

/** Every library has a licence under which a ministry may use and change it; {@code docs/licences.md} is the list. */
class LicencesTest {
    private static final Path LIST = Bill.ROOT.resolve("docs/licences.md");
    private static final Path ALLOWED = Bill.ROOT.resolve("deploy/supply/licences.txt");

    private final TreeMap<Library, Set<String>> programs = new TreeMap<>();

    LicencesTest() {
        Bill.all()
                .forEach(bill -> bill.libraries()
                        .forEach(library -> programs.computeIfAbsent(library, _ -> new TreeSet<>())
                                .add(bill.program().replaceFirst(".*/", ""))));
    }

    @Test
    void everyLibraryHasALicenceThatIsAllowed() throws IOException {
        var allowed = allowed();
        assertThat(programs.keySet()).hasSizeGreaterThan(60);
        assertThat(programs.keySet().stream()
                        .filter(library -> !permitted(library, allowed))
                        .map(library -> library.name() + " " + library.version() + " " + library.licences()))
                .as("not under a licence of deploy/supply/licences.txt")
                .isEmpty();
    }

    @Test
    void anUnknownAForbiddenOrAMissingLicenceIsFound() throws IOException {
        var allowed = allowed();
        assertThat(permitted(new Library("a:b", "1", Set.of("Apache-2.0")), allowed))
                .isTrue();
        assertThat(permitted(new Library("a:b", "1", Set.of("AGPL-3.0-only", "MIT")), allowed))
                .as("one of two is enough: the user chooses")
                .isTrue();
        assertThat(permitted(new Library("a:b", "1", Set.of("AGPL-3.0-only")), allowed))
                .isFalse();
        assertThat(permitted(new Library("a:b", "1", Set.of("Our own words")), allowed))
                .isFalse();
        assertThat(permitted(new Library("a:b", "1", Set.of()), allowed)).isFalse();
    }

    @Test
    void theListIsUpToDate() throws IOException {
        var list = list();
        if (Boolean.getBoolean("juntos.licences.write")) {
            Files.writeString(LIST, list);
        }
        assertThat(LIST).as("run once with -Djuntos.licences.write=true").hasContent(list);
    }

    private String list() {
        var text = new StringBuilder("""
                # Licences

                Libraries inside the programs, by the bill of materials (CycloneDX) that each jar carries in `META-INF/sbom`. Written by
                `LicencesTest` with `-Djuntos.licences.write=true`; not to be edited. Which licences are allowed is
                [deploy/supply/licences.txt](../deploy/supply/licences.txt). A library with more than one may be used under any of them.

                | Library | Version | Licence | In |
                |---|---|---|---|
                """);
        programs.forEach((library, in) -> text.append("| %s | %s | %s | %s |%n"
                .formatted(
                        library.name(),
                        library.version(),
                        String.join(" or ", library.licences()),
                        in.size() == Bill.PROGRAMS.size() ? "all" : String.join(", ", in))));
        return text.toString();
    }

    private static boolean permitted(Library library, Set<String> allowed) {
        return library.licences().stream().anyMatch(allowed::contains);
    }

    private static Set<String> allowed() throws IOException {
        return Files.readAllLines(ALLOWED).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }
}
