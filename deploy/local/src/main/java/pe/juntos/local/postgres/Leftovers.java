package pe.juntos.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import pe.juntos.local.process.Alive;

/**
 * After the server was killed, its children notice by themselves and end; a new server must not start before. Where
 * the system shows the working folder of processes they are found and waited for. The lock file of a server whose
 * number still shows (a zombie) would stop the start, so it is taken away once nobody uses the folder.
 */
final class Leftovers {

    private static final long PATIENCE_MILLIS = 60_000;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private Leftovers() {}

    static void clear(Path data) throws IOException, InterruptedException {
        var lock = data.resolve("postmaster.pid");
        var end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (used(data) && System.currentTimeMillis() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        if (Files.exists(lock) && Files.isDirectory(Path.of("/proc/self")) && !used(data)) {
            Files.deleteIfExists(lock);
        }
    }

    private static boolean used(Path data) throws IOException {
        var folder = data.toRealPath();
        return processes().anyMatch(handle -> Alive.isAlive(handle) && worksIn(handle.pid(), folder));
    }

    private static Stream<ProcessHandle> processes() {
        return Files.isDirectory(Path.of("/proc/self")) ? ProcessHandle.allProcesses() : Stream.empty();
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(folder);
        } catch (IOException | UnsupportedOperationException ignored) {
            return false;
        }
    }
}
