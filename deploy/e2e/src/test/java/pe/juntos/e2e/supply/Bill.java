package pe.juntos.e2e.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CycloneDX bill of materials in a program's jar. */
record Bill(String program, JsonNode document) {
    static final Path ROOT = Path.of("..", "..");
    static final List<String> PROGRAMS = List.of(
            "affiliation-service",
            "coresponsibility-service",
            "payment-service",
            "graduation-service",
            "partner-service",
            "gateway",
            "deploy/sandbox");
    private static final String ENTRY = "META-INF/sbom/application.cdx.json";

    /**
     * A library that is in a program.
     *
     * @param licences SPDX ids, or the words with which its author names a licence that has none
     */
    record Library(String name, String version, Set<String> licences) implements Comparable<Library> {
        @Override
        public int compareTo(Library other) {
            return (name + " " + version).compareTo(other.name + " " + other.version);
        }
    }

    static List<Bill> all() {
        return PROGRAMS.stream().map(Bill::of).toList();
    }

    static Bill of(String program) {
        try (var jar = new ZipFile(jar(program).toFile())) {
            var entry = jar.getEntry(ENTRY);
            if (entry == null) {
                throw without(program);
            }
            return new Bill(program, JsonMapper.shared().readTree(jar.getInputStream(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plugin does not run where Maven works offline; where all is checked, a missing bill is a fault. */
    private static RuntimeException without(String program) {
        var said = program + " has no " + ENTRY + ": it was built offline";
        if (System.getenv("CI") != null) {
            throw new AssertionError(said);
        }
        return new TestAbortedException(said);
    }

    /** The jar that is started. */
    static Path jar(String program) throws IOException {
        try (var files = Files.list(ROOT.resolve(program).resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .max((one, other) -> Boolean.compare(
                            one.toString().endsWith("-exec.jar"),
                            other.toString().endsWith("-exec.jar")))
                    .orElseThrow(() -> new AssertionError(program + " is not built"));
        }
    }

    /** Without the platform's own parts. */
    Stream<Library> libraries() {
        return document.path("components")
                .valueStream()
                .filter(component -> !component.path("group").asString("").equals("pe.juntos"))
                .map(component -> new Library(
                        component.path("group").asString("") + ":"
                                + component.path("name").asString(),
                        component.path("version").asString(),
                        licences(component)));
    }

    private static Set<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(choice -> choice.path("expression")
                        .asString(choice.at("/license/id")
                                .asString(choice.at("/license/name").asString(""))))
                .filter(licence -> !licence.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the jars that are inside the program. */
    Set<String> jarsInside() throws IOException {
        try (var jar = new ZipFile(jar(program).toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length(), name.length() - ".jar".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
