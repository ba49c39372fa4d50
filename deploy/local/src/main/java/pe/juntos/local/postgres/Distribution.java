package pe.juntos.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;

/** The server's binaries for this kind of machine, unpacked once from a Maven artifact. */
final class Distribution {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;

    Distribution(Path folder) {
        this.folder = folder;
    }

    Path binary(String name) {
        return folder.resolve("bin").resolve(name);
    }

    void unpack() throws IOException {
        if (Files.isExecutable(binary("postgres"))) {
            return;
        }
        var draft = folder.resolveSibling(
                folder.getFileName() + "-" + ProcessHandle.current().pid());
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, draft);
            }
        }
        Home.wipe(folder);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static InputStream archive() {
        var name = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        var stream = Distribution.class.getResourceAsStream("/" + name);
        if (stream == null) {
            throw new LocalProblem(
                    "POSTGRES_UNAVAILABLE",
                    "There is no embedded PostgreSQL for this kind of machine (" + name + "); see docs/operations.md.");
        }
        return stream;
    }

    static String resourceName(String system, String processor) {
        var os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = processor.equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + arch + ".txz";
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path base) throws IOException {
        var target = base.resolve(entry.getName()).normalize();
        if (!target.startsWith(base)) {
            throw new IOException("Entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & OWNER_MAY_EXECUTE) != 0) {
            all.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return all;
    }
}
