package pe.juntos.local.close;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import pe.juntos.local.http.PatientCalls;

/** Tells what the close is doing, in whole lines: at once when something is done, every few seconds while it runs. */
public final class Journal implements PatientCalls.Waiting {

    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final int steps;
    private int step;
    private long lastLine = System.nanoTime();

    public Journal(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    synchronized void step(String title) {
        step++;
        say(title);
    }

    /** A result, always shown. */
    public synchronized void say(String text) {
        out.println("[%2d/%d] %s".formatted(step, steps, text));
        out.flush();
        lastLine = System.nanoTime();
    }

    /** A moment's progress, shown when nothing was for a while. */
    synchronized void meanwhile(String text) {
        if (System.nanoTime() - lastLine > QUIET_NANOS) {
            say("      " + text);
        }
    }

    @Override
    public void forAnswer(String what, String reason) {
        meanwhile("waiting: " + what + " (" + reason + ")");
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
