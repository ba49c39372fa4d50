package pe.juntos.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pe.juntos.local.place.LocalProblem;

/** Runs a short command to its end. */
public final class Tool {

    private static final long MINUTES = 3;

    private Tool() {}

    /** Its output goes into the message when it fails. */
    public static void run(String what, Path folder, List<String> command) throws IOException, InterruptedException {
        var log = java.nio.file.Files.createTempFile("juntos-", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new LocalProblem("START_FAILED", what + " does not end.");
            }
            if (process.exitValue() != 0) {
                var said = new String(java.nio.file.Files.readAllBytes(log), StandardCharsets.UTF_8);
                throw new LocalProblem("START_FAILED", what + " failed:\n" + said.strip());
            }
        } finally {
            java.nio.file.Files.deleteIfExists(log);
        }
    }

    /** Whether a command can be run here and answers 0. */
    public static boolean works(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException ignored) {
            return false;
        }
    }
}
