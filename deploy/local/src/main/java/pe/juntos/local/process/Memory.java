package pe.juntos.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resident memory of a process and its children, where the system has {@code /proc}; memory that they share counts
 * once.
 */
public final class Memory {

    private Memory() {}

    /** In megabytes; 0 where it cannot be known. */
    public static long megabytes(ProcessHandle process) {
        var each = Stream.concat(Stream.of(process), process.descendants())
                .map(handle -> status(handle.pid()))
                .toList();
        var own = each.stream()
                .mapToLong(status -> status.getOrDefault("RssAnon", 0L))
                .sum();
        var shared = each.stream()
                .mapToLong(status -> status.getOrDefault("RssShmem", 0L) + status.getOrDefault("RssFile", 0L))
                .max()
                .orElse(0);
        return (own + shared) / 1024;
    }

    private static Map<String, Long> status(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("Rss"))
                    .map(line -> line.split(":\\s+"))
                    .collect(Collectors.toMap(part -> part[0], part -> Long.parseLong(part[1].split(" ")[0])));
        } catch (IOException | java.io.UncheckedIOException ignored) {
            return Map.of();
        }
    }
}
