package pe.juntos.local.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pe.juntos.local.place.Ports;

/** The server's settings: bulk work on a small machine, without giving up durability. */
final class Settings {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "1GB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_size", "8GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("wal_compression", "off"),
            Map.entry("synchronous_commit", "on"),
            // whoever went without a word gives his locks up within half a minute, not after two hours
            Map.entry("tcp_keepalives_idle", "15"),
            Map.entry("tcp_keepalives_interval", "5"),
            Map.entry("tcp_keepalives_count", "3"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "America/Lima"),
            Map.entry("log_checkpoints", "off"));

    /** Everybody knows the sandbox's passwords: hashing them 4,096 times for each connection only delays a start. */
    static final String SHORT_HASHES = "scram_iterations=1";

    private Settings() {}

    /** @param more settings instead of the usual ones, or beside them */
    static List<String> commandLine(Path data, Ports ports, Optional<Path> archive, Map<String, String> more) {
        var all = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(ports.postgres())));
        var values = new TreeMap<>(VALUES);
        values.put("listen_addresses", ports.address());
        values.putAll(more);
        all.addAll(List.of("-c", SHORT_HASHES));
        values.entrySet().forEach(entry -> all.addAll(List.of("-c", entry.getKey() + "=" + entry.getValue())));
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
