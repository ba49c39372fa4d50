package pe.juntos.local.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's settings: bulk work on a small machine, without giving up durability. */
final class Settings {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "1GB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_size", "8GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "off"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "America/Lima"),
            Map.entry("log_checkpoints", "off"));

    private Settings() {}

    static List<String> commandLine(Path data, int port, Optional<Path> archive) {
        var all = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        VALUES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.addAll(List.of("-c", entry.getKey() + "=" + entry.getValue())));
        archive.ifPresent(folder -> all.addAll(List.of(
                "-c",
                "archive_mode=on",
                "-c",
                "archive_timeout=60",
                "-c",
                "archive_command=test ! -f \"" + folder + "/%f\" && cp \"%p\" \"" + folder + "/%f.part\" && mv \""
                        + folder + "/%f.part\" \"" + folder + "/%f\"")));
        return all;
    }
}
