package pe.juntos.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process by its number and the moment it started, because numbers are given again, and the build it was
 * started from. A file that names a process of another start, or a dead one, is stale and counts as nothing.
 */
public record PidFile(Path path) {

    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

    /** @param build what the process was started from, without spaces */
    public void write(ProcessHandle process, String build) throws IOException {
        var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        var draft = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(draft, process.pid() + " " + started + " " + build + "\n");
        Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public void remove() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The living process this file names. */
    public Optional<ProcessHandle> process() {
        return Entry.read(path)
                .flatMap(entry -> ProcessHandle.of(entry.pid())
                        .filter(handle -> entry.started(handle))
                        .filter(Alive::isAlive));
    }

    /** The build that the process was started from, empty where it is not known. */
    public String build() {
        return Entry.read(path).map(Entry::build).orElse("");
    }

    /** Pid, start and build as written. */
    record Entry(long pid, long startedMillis, String build) {

        static Optional<Entry> read(Path path) {
            try {
                return parse(Files.readString(path));
            } catch (IOException ignored) {
                return Optional.empty();
            }
        }

        static Optional<Entry> parse(String text) {
            var words = text.strip().split(" ");
            if (words.length < 2
                    || words.length > 3
                    || !words[0].matches("\\d{1,18}")
                    || !words[1].matches("\\d{1,18}")) {
                return Optional.empty();
            }
            var build = words.length == 3 ? words[2] : "";
            return Optional.of(new Entry(Long.parseLong(words[0]), Long.parseLong(words[1]), build));
        }

        boolean started(ProcessHandle handle) {
            return handle.info()
                    .startInstant()
                    .map(start -> Math.abs(start.toEpochMilli() - startedMillis) <= CLOCK_TOLERANCE_MILLIS)
                    .orElse(false);
        }
    }
}
