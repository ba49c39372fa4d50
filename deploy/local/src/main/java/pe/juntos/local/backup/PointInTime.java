package pe.juntos.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;

/**
 * Puts a backup in the place of the server's folder, so that the server's next start goes on to a moment and no further.
 *
 * @param backup made by {@link BaseBackup}
 * @param archive of the log of changes since; null where there is none, and the backup's own end is as far as it goes
 * @param moment null for as far as it goes
 */
public record PointInTime(
        Path backup, @Nullable Path archive, @Nullable Instant moment) {

    /** A time as the server's settings read it: no letters for the zone. */
    private static final DateTimeFormatter SERVERS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public PointInTime {
        if (!Files.exists(backup.resolve("backup_label"))) {
            throw new LocalProblem("BACKUP_NONE", backup + " is no backup: it has no backup_label.");
        }
        if (moment != null && archive == null) {
            throw new LocalProblem(
                    "BACKUP_ARCHIVE",
                    "A moment needs the log of changes since the backup: set JUNTOS_ARCHIVE to its folder.");
        }
    }

    /** The folder of the stopped server; what was there is kept beside it until the next time. */
    public void into(Path data) throws IOException {
        var before = data.resolveSibling(data.getFileName() + "-before-restore");
        Home.wipe(before);
        var draft = data.resolveSibling(data.getFileName() + "-restored");
        Home.wipe(draft);
        try (var files = Files.walk(backup)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        draft.resolve(backup.relativize(file).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(draft.resolve("postgresql.auto.conf"), String.join("\n", settings()) + "\n");
        Files.createFile(draft.resolve("recovery.signal"));
        if (Files.exists(data)) {
            Files.move(data, before);
        }
        Files.move(draft, data);
    }

    /** Up to when it goes: the moment, or the backup's end. */
    public Instant end() throws IOException {
        return moment == null ? Instant.parse(Files.readString(backup.resolve(BaseBackup.END))) : moment;
    }

    List<String> settings() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# written by ./juntos restore");
        lines.add("restore_command = '" + (archive == null ? "false" : "cp \"" + archive + "/%f\" \"%p\"") + "'");
        lines.add("recovery_target_action = 'promote'");
        lines.add("recovery_target_time = '" + SERVERS.format(end()) + "'");
        return lines;
    }
}
