package pe.juntos.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.close.InputFile;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** A bimester of invented households, told on the screen. */
public final class Demo {

    private static final String PERIOD = "2026-3";

    private final Home home;
    private final GeneratorRequest population;
    private final PrintStream out;

    public Demo(Home home, int households, long seed, PrintStream out) {
        this.home = home;
        this.population = GeneratorRequest.of(
                households, seed, Bimester.parse(PERIOD), home.data().resolve("in"));
        this.out = out;
    }

    public void run() throws IOException, InterruptedException {
        var in = population.outDir();
        var results = home.data().resolve("out");
        out.printf("%nGenerating %,d invented households of ten districts into %s%n", population.households(), in);
        PopulationGenerator.generate(population);
        Files.deleteIfExists(in.resolve(InputFile.RETIROS.fileName()));
        var order = CloseOrder.checked(in, PERIOD, results);
        var closing = new Closing(home, out);
        var summary = closing.run(order);
        new DemoResult(summary.json(), order, out).print();
        new Collected(closing.collect(order), out).print();
        new WhereToLook(home, order, out).print();
        new Tales(home, order, out).print();
    }
}
