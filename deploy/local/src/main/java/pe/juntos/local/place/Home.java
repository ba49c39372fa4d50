package pe.juntos.local.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of one local run.
 *
 * @param root the clone, with the built modules
 * @param folder {@code .juntos}: data, logs, process files
 * @param dataset name of the data folder in use: {@code data}, or {@code demo} for the demo's
 * @param ports where to listen
 */
public record Home(Path root, Path folder, String dataset, Ports ports) {

    /** Data of the {@code up} and {@code close} commands. */
    public static final String OWN = "data";

    /** Name of the folder of PostgreSQL's log of changes among the data. */
    public static final String ARCHIVE = "archive";

    /** Data of the {@code demo} command, apart from one's own. */
    public static final String DEMO = "demo";

    /** Reads {@code JUNTOS_ROOT}, {@code JUNTOS_HOME} and {@code JUNTOS_PORT_OFFSET}. */
    public static Home fromEnvironment(Map<String, String> env) {
        var root =
                Path.of(env.getOrDefault("JUNTOS_ROOT", ".")).toAbsolutePath().normalize();
        var given = env.getOrDefault("JUNTOS_HOME", "");
        var folder = given.isBlank()
                ? root.resolve(".juntos")
                : Path.of(given).toAbsolutePath().normalize();
        return new Home(root, folder, OWN, new Ports(offset(env.getOrDefault("JUNTOS_PORT_OFFSET", "0"))));
    }

    private static int offset(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    }

    public Home using(String otherDataset) {
        return new Home(root, folder, otherDataset, ports);
    }

    /**
     * Where PostgreSQL keeps the log of its changes: the folder {@code JUNTOS_ARCHIVE}, else {@value #ARCHIVE} in the data where there
     * is one; else it keeps none.
     */
    public Optional<Path> archive() {
        return Optional.ofNullable(System.getenv("JUNTOS_ARCHIVE"))
                .filter(given -> !given.isBlank())
                .map(given -> Path.of(given).toAbsolutePath().normalize())
                .or(() -> Optional.of(data().resolve(ARCHIVE)).filter(Files::isDirectory));
    }

    public Path data() {
        return folder.resolve(dataset);
    }

    public Path run() {
        return folder.resolve("run");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** Archives and caches of classes of what has no folder of its own. */
    public Path cds() {
        return folder.resolve("cds");
    }

    /**
     * Whether processes write what they learned of their start when they end: after everyday work only. Who ends a demo need not wait
     * for it, and what is measured is not slowed by it.
     */
    public boolean learning() {
        return dataset.equals(OWN);
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    public void create() {
        try {
            for (var each : new Path[] {data(), run(), logs(), cds()}) {
                Files.createDirectories(each);
            }
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /** A full or write-protected disk, or a folder of somebody else. */
    public static LocalProblem notWritable(Path folder, IOException e) {
        return new LocalProblem(
                "HOME_NOT_WRITABLE",
                "Cannot write in " + folder + " (" + e + "): make room or give the right to write there, or choose"
                        + " another folder with JUNTOS_HOME.",
                e);
    }

    /** Removes the data in use, nothing else. */
    public void wipeData() {
        wipe(data());
    }

    /** Removes a folder with all in it. */
    public static void wipe(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }
}
