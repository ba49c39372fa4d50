package pe.juntos.bench.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import pe.juntos.local.process.Memory;
import pe.juntos.local.service.LocalPlatform;

/**
 * The most memory each process of the platform has held, in megabytes: the system's own high-water mark, and, for a server of
 * several processes such as PostgreSQL, the largest sum seen while looking once a second.
 */
final class PeakMemory implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String MARK = "VmHWM:";

    private final LocalPlatform platform;
    private final Map<String, Long> peaks = new TreeMap<>();
    private final Thread watching;
    private volatile boolean over;

    private PeakMemory(LocalPlatform platform) {
        this.platform = platform;
        this.watching = Thread.ofPlatform().name("peak-memory").daemon().unstarted(this::watch);
    }

    static PeakMemory of(LocalPlatform platform) {
        var peak = new PeakMemory(platform);
        peak.watching.start();
        return peak;
    }

    private void watch() {
        while (!over) {
            look();
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void look() {
        for (var program : platform.programs()) {
            platform.running(program).ifPresent(process -> {
                long now = Math.max(Memory.megabytes(process), highWater(process.pid()));
                peaks.merge(program.name(), now, Math::max);
            });
        }
    }

    private static long highWater(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(MARK))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException | UncheckedIOException ignored) {
            return 0; // gone, or a system without /proc
        }
    }

    synchronized Map<String, Long> megabytes() {
        look();
        return new TreeMap<>(peaks);
    }

    @Override
    public void close() {
        over = true;
        watching.interrupt();
    }
}
