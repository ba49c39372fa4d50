package pe.juntos.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.place.Home;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** A bimester of invented households, told on the screen. */
public final class Demo {

    private static final String PERIOD = "2026-3";

    private final Home home;
    private final PrintStream out;

    public Demo(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    public void run(int households, long seed) throws IOException, InterruptedException {
        var in = home.data().resolve("in");
        var results = home.data().resolve("out");
        out.printf("%nGenerating %,d invented households of ten districts into %s%n", households, in);
        PopulationGenerator.generate(GeneratorRequest.of(households, seed, Bimester.parse(PERIOD), in));
        var order = CloseOrder.checked(in, PERIOD, results);
        var summary = new Closing(home, out).run(order);
        new DemoResult(summary.json(), order, out).print();
        new WhereToLook(home, order, out).print();
    }
}
