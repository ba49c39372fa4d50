package pe.juntos.e2e.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program says what it is made of, all of it and nothing else, and is made the same by whoever builds it. */
class BillTest {
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Bill> bills() {
        return Bill.all().stream();
    }

    @ParameterizedTest
    @MethodSource("bills")
    void everyJarInsideIsOnTheBill(Bill bill) throws IOException {
        var named = bill.document()
                .path("components")
                .valueStream()
                .map(component -> component.path("name").asString() + "-"
                        + component.path("version").asString())
                .collect(Collectors.toSet());
        var unnamed = new TreeSet<>(bill.jarsInside());
        unnamed.removeIf(
                jar -> named.stream().anyMatch(jar::startsWith) || jar.startsWith("spring-boot-jarmode-tools"));
        assertThat(unnamed).isEmpty();
        assertThat(named).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("bills")
    void itIsCycloneDxWithHashesOfEveryLibrary(Bill bill) {
        assertThat(bill.document().path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.document().at("/metadata/component/type").asString()).isEqualTo("application");
        bill.document()
                .path("components")
                .valueStream()
                .filter(component -> !component.path("group").asString("").equals("pe.juntos"))
                .forEach(component -> assertThat(component.path("hashes").toString())
                        .as(component.path("name").asString())
                        .contains("SHA-256"));
    }

    /** Two builds of the same sources differ in nothing: no entry has the time of the build. */
    @ParameterizedTest
    @MethodSource("bills")
    void nothingInsideHasTheTimeOfTheBuild(Bill bill) throws IOException {
        try (var jar = new ZipFile(Bill.jar(bill.program()).toFile())) {
            assertThat(jar.stream()
                            .filter(entry -> !entry.getName().startsWith("BOOT-INF/lib/"))
                            .map(entry -> entry.getTimeLocal())
                            .collect(Collectors.toSet()))
                    .as("written as a time of no zone, or as an instant")
                    .isNotEmpty()
                    .isSubsetOf(
                            BUILT.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                            LocalDateTime.ofInstant(BUILT, ZoneId.systemDefault()));
        }
        assertThat(bill.document().at("/metadata/timestamp").asString(BUILT.toString()))
                .satisfies(time -> assertThat(Instant.parse(time)).isEqualTo(BUILT));
    }
}
