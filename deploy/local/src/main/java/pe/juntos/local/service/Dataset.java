package pe.juntos.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.PidFile;

/** While processes run, every command works on the data they were started with. */
final class Dataset {

    private Dataset() {}

    static Home inUse(Home given) {
        return anyProcess(given) ? given.using(remembered(given)) : given;
    }

    static void remember(Home home) {
        try {
            Files.writeString(mark(home), home.dataset());
        } catch (IOException e) {
            throw Home.notWritable(home.run(), e);
        }
    }

    private static String remembered(Home home) {
        try {
            return Files.readString(mark(home)).strip();
        } catch (IOException ignored) {
            return home.dataset();
        }
    }

    private static boolean anyProcess(Home home) {
        return pidFiles(home).stream()
                .anyMatch(file -> new PidFile(file).process().isPresent());
    }

    private static List<Path> pidFiles(Home home) {
        if (!Files.isDirectory(home.run())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.run())) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path mark(Home home) {
        return home.run().resolve("dataset");
    }
}
