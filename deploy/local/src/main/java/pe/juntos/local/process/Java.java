package pe.juntos.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the same JDK that runs this program. */
public final class Java {

    private static final int SMALL_HEAP_MEGABYTES = 48;

    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final int MORE_CALLS = 16;

    private Java() {}

    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A server's start: its heap, a small collector, and a cache that shortens every later start: classes read and linked, and how often
     * their methods were called.
     */
    private static List<String> server(int heapMegabytes, StartCache cache) {
        var words = new ArrayList<>(List.of(
                executable(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=America/Lima"));
        words.addAll(cache.words());
        return words;
    }

    /**
     * For what works in bulk, or is asked hundreds of times a second: at a start the second compiler's queue never ends, and most of what it
     * makes is never called again. So it begins after {@value #MORE_CALLS} times as many calls as usual, which such work has done within seconds.
     */
    public static List<String> busyServer(int heapMegabytes, StartCache cache) {
        var words = server(heapMegabytes, cache);
        words.addAll(moreCalls());
        return words;
    }

    /** A busy server made of beans: what works at its start only is left alone (class files, annotations and settings read, beans made). */
    public static List<String> service(int heapMegabytes, StartCache cache, Path root) {
        var words = busyServer(heapMegabytes, cache);
        words.addAll(startOnly(root));
        return words;
    }

    private static List<String> startOnly(Path root) {
        return List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + root.resolve("deploy/local/src/main/jvm/start-only.json"));
    }

    /** The usual numbers of calls and rounds of a loop, times {@value #MORE_CALLS}. */
    private static List<String> moreCalls() {
        return List.of(
                "-XX:Tier4InvocationThreshold=" + 5_000 * MORE_CALLS,
                "-XX:Tier4MinInvocationThreshold=" + 600 * MORE_CALLS,
                "-XX:Tier4CompileThreshold=" + 15_000 * MORE_CALLS,
                "-XX:Tier4BackEdgeThreshold=" + 40_000 * MORE_CALLS);
    }

    /**
     * For what has little to do: without the second compiler, which takes half of the processors' time of a start, and with a heap
     * that begins small. Who is asked hundreds of times a second, or works in bulk, is not served so: a heap that begins small keeps its young part small
     * until the first full collection, and collecting then costs half as much again.
     */
    public static List<String> smallServer(int heapMegabytes, StartCache cache) {
        var words = server(heapMegabytes, cache);
        words.addAll(List.of(FIRST_COMPILER, "-Xms" + SMALL_HEAP_MEGABYTES + "m"));
        return words;
    }

    /** A program that ends within seconds. */
    public static List<String> tool() {
        return new ArrayList<>(List.of(executable(), FIRST_COMPILER, "-XX:+UseSerialGC"));
    }
}
