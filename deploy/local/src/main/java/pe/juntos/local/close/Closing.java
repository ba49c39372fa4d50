package pe.juntos.local.close;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;

/** One whole bimester through the gateway. Stopped anywhere and run again, it ends in the same results. */
public final class Closing {

    private final Home home;
    private final PrintStream out;

    public Closing(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** Runs every step and writes the results into the order's folder. */
    public Summary run(CloseOrder order) throws IOException, InterruptedException {
        var steps = Steps.all();
        var journal = new Journal(out, steps.size());
        var summary = new Summary(order);
        try (var gateway = new Gateway(home, journal)) {
            var work = new Work(home, order, gateway, journal, summary);
            for (var step : steps) {
                run(step, work);
            }
        } finally {
            Files.createDirectories(order.out());
            summary.write(order.out());
        }
        return summary;
    }

    private static void run(Step step, Work work) throws IOException, InterruptedException {
        work.journal().step(step.title());
        var begin = System.nanoTime();
        try {
            step.action().run(work);
        } catch (Refused e) {
            throw new LocalProblem(e.reply().code(), "\"" + step.title() + "\" was refused: " + e.getMessage(), e);
        } finally {
            work.summary().took(step.title(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
