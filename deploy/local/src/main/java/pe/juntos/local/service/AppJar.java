package pe.juntos.local.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.StartCache;
import pe.juntos.local.process.Tool;

/** An application's executable jar, laid out flat once per build: it starts faster and can use a cache of its start. */
final class AppJar {

    private static final String VERSION = "0.1.0";

    private final Home home;
    private final App app;
    private final Path folder;

    AppJar(Home home, App app) {
        this.home = home;
        this.app = app;
        this.folder = home.folder().resolve("apps").resolve(app.title());
    }

    private Path built(Path module) {
        return candidates()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new LocalProblem("NOT_BUILT", module + " is not built; run ./juntos up again."));
    }

    private Stream<Path> candidates() {
        var module = Path.of(app.module()).getFileName().toString();
        var target = home.root().resolve(app.module()).resolve("target");
        return Stream.of(
                target.resolve(module + "-" + VERSION + "-exec.jar"), target.resolve(module + "-" + VERSION + ".jar"));
    }

    Path extracted() {
        return folder.resolve(built(folder).getFileName().toString());
    }

    /** Of this very content: it goes with the folder when the jar changes. */
    Path cache() {
        return folder.resolve("start.aot");
    }

    void extract() throws IOException, InterruptedException {
        var source = source();
        var stamp = StartCache.onThisJdk(content());
        var mark = folder.resolve("stamp");
        if (Files.exists(mark) && Files.readString(mark).equals(stamp)) {
            return;
        }
        Home.wipe(folder);
        Files.createDirectories(folder);
        var command = Java.tool();
        command.addAll(List.of(
                "-Djarmode=tools",
                "-jar",
                source.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString()));
        Tool.run("unpacking " + source.getFileName(), home.folder(), command);
        Files.writeString(mark, stamp);
    }

    private Path source() {
        return built(home.root().resolve(app.module()));
    }

    /** Tells builds apart by their content: repeatable builds give all jars the same time. */
    String content() throws IOException {
        var sum = new CRC32C();
        try (var zip = new ZipFile(source().toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
                    .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(sum.getValue());
    }
}
