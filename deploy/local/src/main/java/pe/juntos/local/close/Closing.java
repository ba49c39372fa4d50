package pe.juntos.local.close;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.Consumer;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Refused;
import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.Flows;
import pe.juntos.local.service.Management;
import tools.jackson.databind.JsonNode;

/** One whole bimester through the gateway. Stopped anywhere and run again, it ends in the same results. */
public final class Closing {

    private final Home home;
    private final PrintStream out;
    private final Consumer<Stage> began;
    private final Flows flows;

    public Closing(Home home, PrintStream out) {
        this(home, out, stage -> {});
    }

    /** @param began told each step as it begins */
    public Closing(Home home, PrintStream out, Consumer<Stage> began) {
        this(home, out, began, app -> Management.of(home, app).flow());
    }

    /** @param flows of services that have several replicas */
    public Closing(Home home, PrintStream out, Consumer<Stage> began, Flows flows) {
        this.flows = flows;
        this.home = home;
        this.out = out;
        this.began = began;
    }

    /** Runs every step and writes the results into the order's folder. */
    public Summary run(CloseOrder order) throws IOException, InterruptedException {
        var steps = Steps.all();
        var journal = new Journal(out, steps.size());
        var summary = new Summary(order);
        try (var gateway = new Gateway(home, journal)) {
            var work = new Work(flows, order, gateway, journal, summary);
            for (var step : steps) {
                began.accept(step.stage());
                run(step, work);
            }
            summary.complete();
        } catch (LocalProblem e) {
            summary.brokenOff(e.code(), e.sentence());
            throw e;
        } finally {
            Files.createDirectories(order.out());
            summary.write(order.out());
        }
        return summary;
    }

    /** The register alone: its lists, the state of every household, and the events that tell of it. */
    public void register(CloseOrder order) throws IOException, InterruptedException {
        var steps = Steps.register();
        var journal = new Journal(out, steps.size());
        try (var gateway = new Gateway(home, journal)) {
            var work = new Work(flows, order, gateway, journal, new Summary(order));
            for (var step : steps) {
                run(step, work);
            }
        }
    }

    /**
     * What the sandbox bank hands over to the households of a closed round, told as {@code retiros.csv} of the input folder.
     *
     * @return the round's money by how far it came
     */
    public JsonNode collect(CloseOrder order) throws IOException, InterruptedException {
        try (var gateway = new Gateway(home, new Journal(out, 0))) {
            var work = new Work(flows, order, gateway, new Journal(out, 0), new Summary(order));
            new Collecting(work).run();
            return work.read(App.PAYMENT, "/rounds/" + order.round() + "/collection");
        }
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
