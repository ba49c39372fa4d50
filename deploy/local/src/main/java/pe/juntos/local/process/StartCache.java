package pe.juntos.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process learns of its own start and work: the JVM's ahead-of-time cache. Written when it first ends in good order, and
 * used from then on.
 *
 * @param file of this very content and this JDK: a cache of others is not used, and says nothing
 * @param written false where it is only read: of several processes that share it and end at the same time none may write it
 */
public record StartCache(Path file, boolean written) {

    private static final String WORD = "-XX:AOTCache";

    /** Forgets what was learned of another content, or on another JDK. */
    public void renew(String content) throws IOException {
        var stamp = beside("of");
        var wanted = onThisJdk(content);
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            Files.deleteIfExists(file);
            Files.writeString(stamp, wanted);
        }
    }

    /** Tells a content apart from the same on another JDK. */
    public static String onThisJdk(String content) {
        return content + " " + Runtime.version();
    }

    /** Whether the process writes it when it ends in good order, which takes half a minute longer. */
    public boolean toBeWritten() {
        return written && !complete();
    }

    List<String> words() {
        if (complete()) {
            return List.of(WORD + "=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off");
        }
        return toBeWritten() ? List.of(WORD + "Output=" + file, "-Xlog:aot*=off", "-Xlog:cds*=off") : List.of();
    }

    /** Whether a word of a command says nothing of what is started, only of what was learned of it. */
    static boolean isOf(String word) {
        return word.startsWith(WORD) || word.startsWith("-Xlog:");
    }

    /** The JVM keeps its notes beside the file while it writes, and removes them at the end. */
    private boolean complete() {
        return Files.exists(file) && !Files.exists(beside("config"));
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + "." + ending);
    }
}
