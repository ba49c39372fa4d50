package pe.juntos.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM learnt of a program: its classes, linked, and which methods are called and how. The program writes it when it first ends
 * in good order, which takes seconds, and starts from it ever after; the more it had to do until then, the better it is.
 *
 * @param file to be removed when any jar of the program changes, because repeatable builds give a changed jar the time, and by chance
 *     the size, of the one before
 */
public record Archive(Path file) {

    static final String WORD = "-XX:AOTCache";

    /** What the JVM tells of it is no entry of a program's log. */
    private static final String SILENT = "-Xlog:aot*=off,cds*=off";

    List<String> words() {
        return written() ? reading() : List.of(WORD + "Output=" + file, SILENT);
    }

    /** For one of several that end at the same time, of which none may write it. */
    List<String> reading() {
        return written() ? List.of(WORD + "=" + file, SILENT) : List.of();
    }

    /** The JVM writes the first bytes last: what it could not bring to an end has none. */
    boolean written() {
        if (!Files.exists(file)) {
            return false;
        }
        var first = ByteBuffer.allocate(Integer.BYTES);
        try (var channel = FileChannel.open(file)) {
            return channel.read(first) == Integer.BYTES && first.getInt(0) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
