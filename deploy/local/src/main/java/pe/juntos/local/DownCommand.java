package pe.juntos.local;

import java.util.concurrent.Callable;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything; the data stays.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        var console = new Console(System.out);
        var platform = new LocalPlatform(Home.fromEnvironment(System.getenv()));
        if (platform.learning()) {
            console.line(
                    "The first end after a build takes a minute or two: what was learned of the start is written, for shorter ones.");
        }
        platform.down(console);
        console.line("The platform is stopped.");
        return 0;
    }
}
