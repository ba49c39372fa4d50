package pe.juntos.local.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import pe.juntos.local.place.LocalProblem;

/**
 * A copy of all databases of a server at work, by the server's own low-level protocol: the embedded distribution has no
 * {@code pg_basebackup}. What changes while it is copied is put right by the log of changes that is copied after it.
 */
public final class BaseBackup {

    /** File with the moment to which a backup goes by itself. */
    static final String END = "backup_end";

    private static final Set<String> NOT_COPIED = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_internal.init",
            "backup_label",
            "tablespace_map",
            "recovery.signal",
            "standby.signal");
    private static final Set<String> EMPTY = Set.of(
            "pg_wal",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private final Path data;
    private final Connection server;

    /**
     * @param data the server's folder
     * @param server a connection as its owner
     */
    public BaseBackup(Path data, Connection server) {
        this.data = data;
        this.server = server;
    }

    /** @param folder appears complete or not at all */
    public void into(Path folder) throws IOException, SQLException {
        if (Files.exists(folder)) {
            throw new LocalProblem("BACKUP_EXISTS", folder + " is there already: name another folder.");
        }
        var draft = folder.resolveSibling(folder.getFileName() + ".part");
        pe.juntos.local.place.Home.wipe(draft);
        Files.createDirectories(draft.toAbsolutePath().getParent());
        start();
        copy(data, draft, true);
        stop(draft);
        copy(data.resolve("pg_wal"), draft.resolve("pg_wal"), false);
        Files.move(draft, folder);
    }

    private void start() throws SQLException {
        try (var call = server.createStatement()) {
            call.execute("select pg_backup_start('juntos', true)");
        }
    }

    /** Its answer says from where the log is needed. */
    private void stop(Path draft) throws SQLException, IOException {
        try (var call = server.createStatement();
                var label = call.executeQuery("select labelfile from pg_backup_stop(true)")) {
            label.next();
            Files.writeString(draft.resolve("backup_label"), label.getString(1));
        }
        Files.writeString(draft.resolve(END), Instant.now().toString());
        try (var call = server.createStatement()) {
            call.execute("select pg_current_xact_id()"); // the first transaction that is beyond the end
            call.execute("select pg_switch_wal()");
        }
    }

    private static void copy(Path from, Path to, boolean withoutLog) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var copy = to.resolve(from.relativize(folder).toString());
                Files.createDirectories(
                        copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                var leftEmpty =
                        withoutLog && EMPTY.contains(folder.getFileName().toString());
                return leftEmpty ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    copyUnlessGone(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** A table may be dropped meanwhile: the log says so too. */
    private static void copyUnlessGone(Path file, Path copy) throws IOException {
        try {
            Files.copy(file, copy);
        } catch (NoSuchFileException ignored) {
            Files.deleteIfExists(copy);
        }
    }
}
