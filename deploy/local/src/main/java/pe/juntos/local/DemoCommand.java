package pe.juntos.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import pe.juntos.local.demo.Demo;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works on data of its own, so that the data of {@code up} and {@code close} stay as they are. */
@Command(name = "demo", description = "One bimester of invented households of ten real districts, from start to end.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--exit", description = "Stops everything at the end instead of staying up.")
    private boolean exit;

    @Option(names = "--households", defaultValue = "2000", description = "How many households (default 2000).")
    private int households;

    @Option(names = "--seed", defaultValue = "1", description = "Which population (default 1).")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var console = new Console(System.out);
        var own = Home.fromEnvironment(System.getenv());
        var home = own.using(Home.DEMO);
        var demo = new Demo(home, households, seed, System.out);
        var before = new LocalPlatform(own);
        if (before.anyRunning()) {
            console.line("Stopping what runs; its data stays for the next ./juntos up.");
            before.down(console);
        }
        home.wipeData();
        var platform = new LocalPlatform(home);
        var stopping = stopAtTheEnd(platform, console);
        platform.up(console);
        demo.run();
        if (!exit) {
            console.line("\nThe platform stays up until Ctrl-C.");
            new CountDownLatch(1).await();
        }
        Runtime.getRuntime().removeShutdownHook(stopping);
        platform.down(console);
        return 0;
    }

    /** However the command ends, Ctrl-C included, nothing of the demo stays behind. */
    private static Thread stopAtTheEnd(LocalPlatform platform, Console console) {
        var thread = new Thread(() -> {
            try {
                platform.down(console);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(thread);
        return thread;
    }
}
