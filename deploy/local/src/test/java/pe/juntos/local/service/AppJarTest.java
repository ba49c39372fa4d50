package pe.juntos.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.place.Ports;
import pe.juntos.local.process.StartCache;

/** Repeatable builds give every jar the same time: only its content tells it from the one before. */
class AppJarTest {

    private static final FileTime TIME_OF_EVERY_BUILD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private Path built;
    private AppJar jar;

    @BeforeEach
    void built(@TempDir Path folder) throws IOException {
        var home = new Home(folder, folder.resolve("home"), Home.OWN, new Ports(0));
        home.create();
        built = folder.resolve("partner-service/target/partner-service-0.1.0.jar");
        Files.createDirectories(built.getParent());
        jar = new AppJar(home, App.PARTNER);
        build("one");
        Files.createDirectories(jar.cache().getParent());
        Files.writeString(jar.cache().resolveSibling("stamp"), StartCache.onThisJdk(jar.content()));
        Files.writeString(jar.cache(), "classes of the jar that says one");
    }

    @Test
    void anUnchangedJarKeepsItsCache() throws IOException, InterruptedException {
        build("one");
        jar.extract();
        assertThat(jar.cache()).exists();
    }

    @Test
    void aChangedJarOfTheSameSizeAndTimeNeverUsesTheOldCache() throws IOException {
        var size = Files.size(built);
        build("two");
        assertThat(Files.size(built)).isEqualTo(size);
        assertThat(Files.getLastModifiedTime(built)).isEqualTo(TIME_OF_EVERY_BUILD);

        assertThatThrownBy(() -> jar.extract())
                .as("this jar is no application, so it goes no further than to forget the former")
                .isInstanceOf(LocalProblem.class);
        assertThat(jar.cache()).doesNotExist();
    }

    private void build(String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(bytes);
        var entry = new ZipEntry("a.class");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setLastModifiedTime(TIME_OF_EVERY_BUILD);
        try (var zip = new ZipOutputStream(Files.newOutputStream(built))) {
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }
        Files.setLastModifiedTime(built, TIME_OF_EVERY_BUILD);
    }
}
